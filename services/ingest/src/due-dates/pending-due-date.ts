import { edtfBounds, type RecordedEvent } from '@onrecord/domain'

/** A due date that has not passed yet; `latest` is the last day that it can mean, `YYYY-MM-DD`. */
export type PendingDueDate = { claimId: string; documentId: string; latest: string }

/**
 * The due date of a live claim that is still to pass, from all events of the claim's stream. Undefined for a retracted claim,
 * for a date with an open end, which never passes, and for a day that has passed for this claim before: a date that was
 * moved and moved back passes once.
 */
export function pendingDueDate(stream: readonly RecordedEvent[]): PendingDueDate | undefined {
  let claim: { claimId: string; documentId: string; edtf: string | undefined } | undefined
  let isRetracted = false
  const passed = new Set<string>()
  for (const event of stream) {
    switch (event.type) {
      case 'StatementRecorded':
      case 'DemandRecorded':
      case 'DeadlineRecorded': {
        const { claimId, documentId, due } = event.data
        claim = { claimId, documentId, edtf: due?.edtf }
        isRetracted = false
        break
      }
      case 'ClaimCorrected': {
        const { due } = event.data.changes
        if (claim !== undefined && due !== undefined) claim = { ...claim, edtf: due?.edtf }
        // A better extractor corrects as well, with no key, and takes no reviewer's word back.
        if (event.metadata.keyId !== null) isRetracted = false
        break
      }
      case 'ClaimRetracted':
        isRetracted = true
        break
      case 'ClaimConfirmed':
      case 'ClaimReopened':
        isRetracted = false
        break
      case 'DueDatePassed':
        passed.add(event.data.latest)
        break
      default:
    }
  }
  if (claim?.edtf === undefined || isRetracted) return undefined
  const { claimId, documentId, edtf } = claim
  const latest = edtfBounds(edtf)?.latest ?? null
  return latest === null || passed.has(latest) ? undefined : { claimId, documentId, latest }
}
