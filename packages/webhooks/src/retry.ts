const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Milliseconds to wait after the first, second … failed attempt; after the last there is no further one. Source: Standard Webhooks 1.0, "Deliverability and reliability". */
export const RETRY_SCHEDULE: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
]

/** A delay is up to a fifth longer than the schedule says, so that what failed together does not return together. */
const JITTER = 0.2

/** A receiver can't push a delivery further away than this. */
const LONGEST_WAIT = 10 * HOUR

/**
 * Milliseconds until the next attempt once `attempts` have failed, or undefined where the schedule is used up. `random`
 * lies in [0, 1). A receiver's `Retry-After` can only lengthen the wait, up to 10 hours.
 */
export function nextAttemptIn({
  attempts,
  random,
  retryAfterMs = 0,
}: {
  attempts: number
  random: number
  retryAfterMs?: number | undefined
}): number | undefined {
  const planned = RETRY_SCHEDULE[attempts - 1]
  if (planned === undefined) return undefined
  return Math.round(Math.max(planned * (1 + JITTER * random), Math.min(retryAfterMs, LONGEST_WAIT)))
}

/** A `Retry-After` header in milliseconds from `now`, undefined where it is neither whole seconds nor a date. Source: RFC 9110 §10.2.3. */
export function parseRetryAfter(header: string, now: Date): number | undefined {
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND
  const date = /^[A-Z][a-z]{2}, .* GMT$/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
