import { asksForAnswer, type RecordedEvent } from '@onrecord/domain'
import { isLive, kindOf, type Listed, pickChanges, saidOf, surenessOf } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { defineView, IGNORED, type Step } from '../view.ts'
import type { Classified, DemandFacts, DemandRow, Found } from './rows.ts'

const FOUND = ['kind', 'act', 'relayed', 'saidOn', 'confidence'] as const

const claims = claimSteps<Found, Classified, never>({
  record: (event) => {
    const { claimId, act, relayed, saidOn, confidence } = event.data
    return { claimId, kind: kindOf(event), act, relayed, saidOn, confidence }
  },
  correct: (found, changes) => ({ ...found, ...pickChanges(changes, FOUND) }),
  classify: ({ claimants, party, addressee, framework, phase, positions }) => ({
    party,
    actorId: claimants[0]?.actorId ?? null,
    addressee: addressee?.actorId ?? null,
    framework,
    phase,
    positions,
  }),
  // Any claim may answer a demand, and when it was said decides whether it does.
  isFiled: () => true,
  list: listed,
})

/** What a page of demands is ordered and narrowed by; nothing for a claim that asks for no answer. */
function listed(state: DemandFacts): Listed {
  const { found, classified } = state
  if (!asksForAnswer(found)) return {}
  const issues = classified?.positions.map(({ issue }) => issue) ?? []
  return {
    claim: found.claimId,
    said: saidOf(state).order,
    live: isLive(state),
    confidence: surenessOf(state),
    party: classified?.party ?? null,
    addressee: classified?.addressee ?? null,
    framework: classified?.framework ?? null,
    phase: classified?.phase ?? null,
    issues: issues.length === 0 ? null : ` ${issues.join(' ')} `,
  }
}

function step(event: RecordedEvent): Step<DemandRow> {
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
    case 'DemandAnswered': {
      const { claimId, party, answer } = event.data
      const row = answer === null ? null : { claimId, party, answer }
      return { keys: [], apply: () => [{ key: `answer/${claimId}/${party ?? '*'}`, row }] }
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
    case 'DueOutcomeRecorded':
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
 * Demands and proposals, each with its claim as it counts now, claims that may answer them, and reviewers' word on the
 * answer. Links lie with the claims; who answered what is derived when read.
 */
export const demandsView = defineView<DemandRow>({ name: 'demands', version: 1, table: 'view_demands', step })
