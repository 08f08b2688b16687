import { edtfBounds, edtfDueDays, type RecordedEvent } from '@onrecord/domain'
import { isLive, type Listed, pickChanges, saidOf, surenessOf } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { defineView, IGNORED, type Step } from '../view.ts'
import { deadlineOrder } from './order.ts'
import type { Classified, DeadlineRow, DueClaim, Found } from './rows.ts'

const FOUND = ['due', 'saidOn', 'confidence'] as const

const claims = claimSteps<Found, Classified, never>({
  record: ({ data: { claimId, due, saidOn, confidence } }) => ({ claimId, due, saidOn, confidence }),
  correct: (found, changes) => ({ ...found, ...pickChanges(changes, FOUND) }),
  classify: ({ claimants, party, framework, phase }) => ({
    party,
    actorId: claimants[0]?.actorId ?? null,
    framework,
    phase,
  }),
  // Claims without a date are told of their document's withdrawal too: what they say became of others falls with it.
  isFiled: () => true,
  list: listed,
})

/** What a page of dates is ordered and narrowed by; nothing for a claim that sets none. */
function listed(state: DueClaim): Listed {
  const { found, classified } = state
  const { claimId, due } = found
  if (due === null) return {}
  const latest = edtfBounds(due.edtf)?.latest ?? null
  return {
    claim: claimId,
    order: deadlineOrder(claimId, due),
    entry: latest === null ? null : `${latest}/due`,
    first: edtfDueDays(due.edtf)?.earliest ?? null,
    last: latest,
    said: saidOf(state).order,
    live: isLive(state),
    confidence: surenessOf(state),
    party: classified?.party ?? null,
    framework: classified?.framework ?? null,
  }
}

function step(event: RecordedEvent): Step<DeadlineRow> {
  switch (event.type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
    case 'ClaimClassified':
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
    case 'DocumentReceived':
    case 'DocumentCorrected':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
      return claims(event)
    case 'DueOutcomeRecorded': {
      const { claimId, outcome, newDate } = event.data
      const row = outcome === null ? null : { claimId, decision: { outcome, newDate } }
      return { keys: [], apply: () => [{ key: `outcome/${claimId}`, row }] }
    }
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DossierReclassified':
    case 'SourceAssessed':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'TextErased':
    case 'ClaimAssessed':
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
    case 'PositionChanged':
    case 'DemandAnswered':
    case 'DueDatePassed':
    case 'IssueClosed':
    case 'IssueReopened':
    case 'ApiKeyIssued':
    case 'ApiKeyChanged':
    case 'ApiKeyRevoked':
    case 'FeedTokenIssued':
    case 'FeedTokenRevoked':
    case 'WebhookSubscribed':
    case 'WebhookChanged':
    case 'WebhookDisabled':
    case 'WebhookEnabled':
    case 'WebhookSecretRotated':
    case 'WebhookTested':
    case 'WebhookRedeliveryRequested':
    case 'WebhookUnsubscribed':
    case 'FeedConfigured':
      return IGNORED
  }
}

/**
 * The dates that claims set, each with its claim as it counts now, and reviewers' decisions on them. Claims without a date
 * have a row too: a correction may give them one, and they tell what became of others. States are judged when read.
 */
export const deadlinesView = defineView<DeadlineRow>({
  name: 'deadlines',
  version: 4,
  table: 'view_deadlines',
  step,
})
