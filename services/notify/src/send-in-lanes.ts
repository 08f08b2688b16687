import { randomBytes } from 'node:crypto'
import { CLOUD_EVENT_MEDIA_TYPE, correlationIdOf, DeliveryError, PAUSE_AFTER, traceParent } from '@onrecord/webhooks'
import type { Agent } from 'undici'
import { type Attempt, isDelivered, isGone } from './attempt.ts'
import type { DeliveryDeps, Sending } from './deliver-batch.ts'
import { post } from './send.ts'
import type { Delivery } from './store/deliveries.ts'

/**
 * Sends over as many connections as there may be, and adds each attempt to `attempts` when it ends. An ordered dossier's
 * deliveries are one lane: one after the other, and no further after one that failed. All lanes end where the receiver is gone
 * or fails again and again, and when new sends may no longer begin.
 */
export async function sendInLanes(
  deps: DeliveryDeps,
  agent: Agent,
  sending: Sending,
  attempts: Map<Delivery, Attempt>,
): Promise<void> {
  const until = performance.now() + deps.deliveryTimeoutMs
  let failures = sending.target.failures
  let isOver = false
  const waiting = lanesOf(sending.deliveries).values()
  const work = async (): Promise<void> => {
    for (const lane of waiting) {
      for (const delivery of lane) {
        if (isOver || deps.stopping.aborted || performance.now() > until) return
        const attempt = await attemptOnce(deps, agent, sending, delivery)
        if (attempt === undefined) return
        attempts.set(delivery, attempt)
        failures = isDelivered(attempt) ? 0 : failures + 1
        isOver ||= isGone(attempt) || failures >= PAUSE_AFTER
        if (delivery.ordered && !isDelivered(attempt)) break
      }
    }
  }
  await Promise.all(Array.from({ length: sending.connections }, work))
}

function lanesOf(deliveries: readonly Delivery[]): Delivery[][] {
  const alone = deliveries.filter(({ ordered }) => !ordered).map((delivery) => [delivery])
  const inOrder = Map.groupBy(
    deliveries.filter(({ ordered }) => ordered),
    ({ dossier }) => dossier,
  )
  return [...inOrder.values(), ...alone]
}

/** Undefined where the service stopped meanwhile: nobody knows what came of it, so it is sent again with the same id. */
async function attemptOnce(
  deps: DeliveryDeps,
  agent: Agent,
  { target, sign, headers: own, hidden, bodies }: Sending,
  delivery: Delivery,
): Promise<Attempt | undefined> {
  const at = new Date()
  const begun = performance.now()
  const body = bodies.get(delivery)
  if (body === undefined) {
    return { at, durationMs: 0, error: new DeliveryError('render', 'no claim in the log', { retryable: false }) }
  }
  const { eventId } = delivery
  const spanId = randomBytes(8).toString('hex')
  const headers = {
    ...own,
    'content-type': CLOUD_EVENT_MEDIA_TYPE,
    'user-agent': 'Onrecord-Webhooks/1',
    traceparent: traceParent({ correlationId: correlationIdOf(body), eventId, spanId }),
    ...sign({ id: eventId, timestamp: at, body }),
  }
  try {
    const answer = await post(agent, { url: target.url, headers, hidden, body, timeoutMs: deps.deliveryTimeoutMs })
    return { at, durationMs: performance.now() - begun, answer }
  } catch (error) {
    if (deps.cutOff.aborted) return undefined
    if (!(error instanceof DeliveryError)) throw error
    return { at, durationMs: performance.now() - begun, error }
  }
}
