import { randomBytes } from 'node:crypto'
import type { StreamEvent } from '@onrecord/client'
import { CLOUD_EVENT_MEDIA_TYPE, isLoopback, openSigner, traceParent } from '@onrecord/webhooks'

/** The longest wait for an answer, ms: a webhook's. */
const TIMEOUT_MS = 15_000

/** What came of a delivery: `status` is null where there was no answer, and `error` then says why. */
export type Forwarded = {
  at: string
  id: string
  type: string
  dossier: string
  seq: number
  status: number | null
  durationMs: number
  error: string | null
}

/**
 * Posts what a webhook would be sent, signed the same way (Standard Webhooks 1.0). Never throws for what the receiver does;
 * redirects are not followed.
 */
export async function forward(event: StreamEvent, { url, secret }: { url: URL; secret: string }): Promise<Forwarded> {
  const at = new Date()
  const begun = performance.now()
  // Written again as it was: the server writes bodies in the same way, and JSON keeps the order of members.
  const body = JSON.stringify(event)
  const { id, type, dossier, seq } = event
  const correlationId = event.correlationid ?? null
  const spanId = randomBytes(8).toString('hex')
  const told = { at: at.toISOString(), id, type, dossier, seq }
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': CLOUD_EVENT_MEDIA_TYPE,
        'user-agent': 'Onrecord-Webhooks/1',
        traceparent: traceParent({ correlationId, eventId: id, spanId }),
        ...openSigner([secret])({ id, timestamp: at, body }),
      },
      body,
    })
    await response.body?.cancel()
    return { ...told, status: response.status, durationMs: Math.round(performance.now() - begun), error: null }
  } catch (error) {
    return { ...told, status: null, durationMs: Math.round(performance.now() - begun), error: reasonOf(error) }
  }
}

/** Whether an address leads to this machine by its name or number alone. */
export function isOwnMachine({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || host.endsWith('.localhost') || isLoopback(host)
}

/** `fetch` says why in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
