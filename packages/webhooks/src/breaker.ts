const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** So many failures in a row, and the endpoint is left alone for a while. */
export const PAUSE_AFTER = 10

/** What was sent at the same time fails at the same time: the pause grows only with failures beyond these. */
const GROWS_AFTER = 20

const FIRST_PAUSE = 30 * SECOND
const LONGEST_PAUSE = 30 * MINUTE

/** A fifth at most, so that endpoints which failed together are not tried together. */
const JITTER = 0.2

/** Failing for so long, an endpoint is disabled. Source: Standard Webhooks 1.0, "Deliverability and reliability". */
const DISABLE_AFTER = 5 * DAY

/** After such a time without any attempt nobody knows whether it would have failed: the five days begin anew. */
const LONGEST_SILENCE = DAY

/** How an endpoint is doing: failures since the last success, the first and the last of them, and until when it is left alone. */
export type Health = { failures: number; failingSince: Date | null; failedAt: Date | null; pausedUntil: Date | null }

/** Of an endpoint that has not failed since its last success. */
export const HEALTHY: Health = { failures: 0, failingSince: null, failedAt: null, pausedUntil: null }

/**
 * The health after these attempts, in the order in which they ended; `random` lies in [0, 1). One success heals. After ten
 * failures in a row nothing is tried for 30 s, then one delivery; as long as that fails the pause doubles, up to 30 min.
 */
export function healthAfter(
  health: Health,
  attempts: readonly { endedAt: Date; delivered: boolean }[],
  random: number,
): Health {
  return attempts.reduce((current, { endedAt, delivered }) => {
    return delivered ? HEALTHY : afterFailure(current, endedAt, random)
  }, health)
}

function afterFailure({ failures: before, failingSince, failedAt }: Health, at: Date, random: number): Health {
  const failures = before + 1
  const isGap = failedAt === null || at.getTime() - failedAt.getTime() > LONGEST_SILENCE
  return {
    failures,
    failingSince: isGap || failingSince === null ? at : failingSince,
    failedAt: at,
    pausedUntil: failures < PAUSE_AFTER ? null : new Date(at.getTime() + pauseAfter(failures, random)),
  }
}

function pauseAfter(failures: number, random: number): number {
  const doublings = Math.min(Math.max(0, failures - GROWS_AFTER), 10)
  return Math.min(FIRST_PAUSE * 2 ** doublings, LONGEST_PAUSE) * (1 + JITTER * random)
}

/** Whether an endpoint has failed for so long that it is to be disabled. */
export function isGivenUp({ failingSince, failedAt }: Health): boolean {
  return failingSince !== null && failedAt !== null && failedAt.getTime() - failingSince.getTime() >= DISABLE_AFTER
}
