import type { EventType, RecordedEvent } from '@onrecord/domain'

/** Events that may change a position and are told of: somebody said something, a document was read, or a person decided something. */
export const CAUSES = [
  'StatementRecorded',
  'DemandRecorded',
  'DeadlineRecorded',
  'ClaimClassified',
  'ClaimConfirmed',
  'ClaimCorrected',
  'ClaimRetracted',
  'ClaimReopened',
  'ClaimsLinked',
  'ClaimsUnlinked',
  'DocumentCorrected',
  'DocumentProcessed',
  'DocumentWithdrawn',
  'DocumentReinstated',
] as const satisfies readonly EventType[]

/** The claims and documents that an event is about. */
export type Causes = { claimIds: readonly string[]; documentIds: readonly string[] }

const NONE: Causes = { claimIds: [], documentIds: [] }

/**
 * What an event may have changed. A classification by rules counts for nothing by itself: beside it stands the document that
 * was read, or it is a reclassification, which notifies nobody. Of links, a reviewer's alone: the linker's follow from
 * claims. What was recorded quietly is told of nobody.
 */
export function causesOf(event: RecordedEvent): Causes {
  if (event.metadata.quiet === true) return NONE
  switch (event.type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
      return { ...NONE, claimIds: [event.data.claimId] }
    case 'ClaimClassified':
      return event.data.by !== 'rules' ? { ...NONE, claimIds: [event.data.claimId] } : NONE
    case 'ClaimsLinked':
    case 'ClaimsUnlinked': {
      const { a, b, rule, relation } = event.data
      return rule === null && relation === 'restates' ? { ...NONE, claimIds: [a, b] } : NONE
    }
    case 'DocumentProcessed':
    case 'DocumentCorrected':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
      return { ...NONE, documentIds: [event.data.documentId] }
    default:
      return NONE
  }
}
