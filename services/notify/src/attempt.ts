import { DeliveryError, nextAttemptIn, parseRetryAfter } from '@onrecord/webhooks'
import type { Answer } from './send.ts'
import type { Delivery, Outcome } from './store/deliveries.ts'

/** How one attempt went: an answer, or the error that stood in its way. */
export type Attempt = { at: Date; durationMs: number } & ({ answer: Answer } | { error: DeliveryError })

/** The receiver wants nothing more. Source: Standard Webhooks 1.0, "Deliverability and reliability". */
const GONE = 410

/** True where the receiver answered 410. */
export function isGone(attempt: Attempt): boolean {
  return 'answer' in attempt && attempt.answer.status === GONE
}

/**
 * What follows from an attempt. 2xx delivers; 410 leaves the delivery due, for the endpoint is disabled; anything else
 * is tried again by the schedule until that is used up; of an ordered endpoint it then blocks those behind it, unless there
 * is nothing that could be sent. `random` lies in [0, 1).
 */
export function outcomeOf(
  delivery: Pick<Delivery, 'seq' | 'attempts' | 'tries' | 'ordered'>,
  attempt: Attempt,
  random: number,
): Outcome {
  const { status, retryAfter, answer } =
    'answer' in attempt ? attempt.answer : { status: null, retryAfter: null, answer: null }
  const failure = failureOf(attempt)
  const tries = delivery.tries + 1
  const retryAfterMs = retryAfter === null ? undefined : parseRetryAfter(retryAfter, attempt.at)
  const wait = isGone(attempt) ? 0 : nextAttemptIn({ attempts: tries, random, retryAfterMs })
  return {
    seq: delivery.seq,
    attempt: delivery.attempts + 1,
    tries,
    state: stateAfter(delivery, failure, wait),
    waitMs: failure === null ? 0 : (wait ?? 0),
    at: attempt.at.toISOString(),
    durationMs: Math.round(attempt.durationMs),
    status,
    errorStage: failure?.stage ?? null,
    error: failure?.message ?? null,
    answer: answer === null || answer.length === 0 ? null : answer.toString('base64'),
  }
}

function stateAfter(
  { ordered }: { ordered: boolean },
  failure: DeliveryError | null,
  wait: number | undefined,
): Outcome['state'] {
  if (failure === null) return 'delivered'
  if (!failure.retryable) return 'failed'
  if (wait !== undefined) return 'due'
  return ordered ? 'blocked' : 'failed'
}

/** True where the receiver has taken the delivery. */
export function isDelivered(attempt: Attempt): boolean {
  return failureOf(attempt) === null
}

function failureOf(attempt: Attempt): DeliveryError | null {
  if ('error' in attempt) return attempt.error
  const { status } = attempt.answer
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400)
    return new DeliveryError('redirect', `answered ${status}; redirects are not followed`)
  return new DeliveryError('status', `answered ${status}`)
}
