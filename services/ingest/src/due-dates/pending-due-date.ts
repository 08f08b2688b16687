import { decidedClaim, edtfBounds, type RecordedEvent } from '@onrecord/domain'

/** A due date that has not passed yet; `latest` is the last day that it can mean, `YYYY-MM-DD`. */
export type PendingDueDate = { claimId: string; documentId: string; latest: string }

/**
 * The due date of a live claim that is still to pass, from all events of the claim's stream. Undefined for a retracted claim,
 * for a date with an open end, which never passes, and for a day that has passed for this claim before: a date that was
 * moved and moved back passes once.
 */
export function pendingDueDate(stream: readonly RecordedEvent[]): PendingDueDate | undefined {
  const claim = decidedClaim(stream)
  if (claim === undefined || claim.facets.review.verdict === 'retracted') return undefined
  const { due } = claim.facets.reading
  const latest = due === null ? null : (edtfBounds(due.edtf)?.latest ?? null)
  const hasPassed = stream.some((event) => event.type === 'DueDatePassed' && event.data.latest === latest)
  if (latest === null || hasPassed) return undefined
  return { claimId: claim.claimId, documentId: claim.documentId, latest }
}
