const MINUTE_MS = 60_000

/** No feed waits longer because it failed. */
const LONGEST_MS = 24 * 60 * MINUTE_MS

/** A pause is up to a tenth longer than it should be, so that what failed together does not return together. */
const JITTER = 0.1

/**
 * Milliseconds until a feed is polled again: its own pause, doubled with every poll in a row that failed, a day at most.
 * `Retry-After` can only lengthen it, to a day. `random` lies in [0, 1).
 */
export function nextPollIn(poll: {
  everyMinutes: number
  failures: number
  retryAfterMs?: number | undefined
  random: number
}): number {
  const { everyMinutes, failures, retryAfterMs = 0, random } = poll
  const pause = everyMinutes * MINUTE_MS
  const backedOff = failures === 0 ? pause : Math.max(pause, Math.min(pause * 2 ** failures, LONGEST_MS))
  return Math.round(Math.max(backedOff * (1 + JITTER * random), Math.min(retryAfterMs, LONGEST_MS)))
}
