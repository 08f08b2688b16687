import type { Due, RecordedEvent } from '@onrecord/domain'
import { type Change, defineView, IGNORED, type Step } from '../view.ts'
import type { DeadlineRow } from './rows.ts'

function setDue(claimId: string, due: Due | null): Step<DeadlineRow> {
  const change: Change<DeadlineRow> = { key: `due/${claimId}`, row: due === null ? null : { claimId, due } }
  return { keys: [], apply: () => [change] }
}

function step(event: RecordedEvent): Step<DeadlineRow> {
  switch (event.type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
      return setDue(event.data.claimId, event.data.due)
    case 'ClaimCorrected': {
      const { claimId, changes } = event.data
      return changes.due === undefined ? IGNORED : setDue(claimId, changes.due)
    }
    case 'DueOutcomeRecorded': {
      const { claimId, outcome, newDate } = event.data
      const row = outcome === null ? null : { claimId, decision: { outcome, newDate } }
      return { keys: [], apply: () => [{ key: `outcome/${claimId}`, row }] }
    }
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DocumentReceived':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'DocumentCorrected':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
    case 'TextErased':
    case 'ClaimClassified':
    case 'ClaimConfirmed':
    case 'ClaimRetracted':
    case 'ClaimReopened':
    case 'ClaimAssessed':
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
    case 'PositionChanged':
    case 'DemandAnswered':
    case 'DueDatePassed':
    case 'IssueClosed':
    case 'IssueReopened':
    case 'SourceAssessed':
    case 'DossierReclassified':
    case 'ApiKeyIssued':
    case 'ApiKeyRevoked':
    case 'WebhookSubscribed':
    case 'WebhookUnsubscribed':
      return IGNORED
  }
}

/** The dates that claims set and reviewers' decisions on them; the state is judged on a day when read. */
export const deadlinesView = defineView<DeadlineRow>({
  name: 'deadlines',
  version: 1,
  table: 'view_deadlines',
  step,
})
