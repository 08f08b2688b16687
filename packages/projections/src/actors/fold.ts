import type { RecordedEvent } from '@onrecord/domain'
import { type ClaimState, isLive, kindOf, pickChanges, saidOf, surenessOf } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { defineView, IGNORED, type Step } from '../view.ts'
import type { ActorsRow, Classified, Found, Spoken, Taken, Unnamed } from './rows.ts'

const claims = claimSteps<Found, Classified, Spoken | Taken | Unnamed>({
  record: (event, before) => {
    const { saidOn, confidence } = event.data
    return { kind: kindOf(event), saidOn, confidence, recorded: before?.recorded ?? event.seq }
  },
  correct: (found, changes) => ({ ...found, ...pickChanges(changes, ['kind', 'saidOn', 'confidence']) }),
  classify: ({ claimants, party, framework, positions }) =>
    claimants.length === 0 ? null : { claimants: claimants.map(({ actorId }) => actorId), party, framework, positions },
  isFiled: ({ classified }) => classified !== null,
  derive: (claim, state) => (isLive(state) ? spokenBy(claim, state) : []),
})

function* spokenBy(
  claim: string,
  state: ClaimState<Found, Classified>,
): Iterable<readonly [string, Spoken | Taken | Unnamed]> {
  const { found, classified } = state
  if (classified === null) return
  const { kind, recorded: unnamed } = found
  const said = saidOf(state).order
  const confidence = surenessOf(state)
  for (const [nth, actor] of classified.claimants.entries()) {
    if (actor === null) {
      yield [`unnamed/${claim}/${nth}`, { unnamed, nth, claim, kind, said, confidence, party: classified.party }]
      continue
    }
    yield [`spoken/${actor}/${claim}`, { actor, claim, kind, said, confidence }]
    for (const { issue, stance } of classified.positions) {
      const { framework } = classified
      yield [`taken/${actor}/${issue}/${claim}`, { actor, claim, issue, stance, framework, said, confidence }]
    }
  }
}

function step(event: RecordedEvent): Step<ActorsRow> {
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
    case 'ClaimAssessed':
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DossierReclassified':
    case 'SourceAssessed':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'TextErased':
    case 'PositionChanged':
    case 'DemandAnswered':
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

/** Who holds which live claim and takes which stance; counts and latest words are derived when read. */
export const actorsView = defineView<ActorsRow>({ name: 'actors', version: 1, table: 'view_actors', step })
