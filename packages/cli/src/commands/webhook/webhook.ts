/** A webhook, as far as the command shows it. */
export type Webhook = {
  id: string
  url: string | null
  description: string
  filter: unknown
  dossiers: string[] | null
  ordered: boolean
  concurrency: number | null
  perSecond: number | null
  headerNames: string[]
  disabled: { reason: string } | null
  blocked: { dossier: string; seq: number; since: string }[]
}

/** How a webhook is doing, as far as the command shows it. */
export type Statistics = {
  attempts: { delivered: number; failed: number; p50Ms: number | null; p95Ms: number | null }
  waiting: number
  oldestWaitingSince: string | null
  reading: number
  failuresInARow: number
  failingSince: string | null
  pausedUntil: string | null
}

/** One try to deliver one event. */
export type Attempt = {
  dossier: string
  seq: number
  attempt: number
  at: string
  durationMs: number
  status: number | null
  errorStage: string | null
  error: string | null
  delivery: string
}

/** The address of a webhook, or of what belongs to it. */
export function pathOf(id: string, rest = ''): string {
  return `/v1/webhooks/${encodeURIComponent(id)}${rest}`
}
