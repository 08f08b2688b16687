import { type Contribution, type RecordedEvent, type Span, saidWhen } from '@onrecord/domain'
import { type ClaimState, isLive, kindOf, pickChanges } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { defineView, IGNORED, type Step } from '../view.ts'
import type { Classified, Found, StickingPointRow } from './rows.ts'

const FOUND = ['kind', 'act', 'relayed', 'saidOn', 'confidence'] as const

const claims = claimSteps<Found, Classified, Contribution>({
  record: (event) => {
    const { act, relayed, saidOn, confidence, segments } = event.data
    return { kind: kindOf(event), act, relayed, saidOn, confidence, start: startOf(segments) }
  },
  correct: ({ start, ...found }, changes) => ({
    ...found,
    ...pickChanges(changes, FOUND),
    start: changes.segments === undefined ? start : startOf(changes.segments),
  }),
  classify: ({ claimants, party, positions, framework, phase }) => {
    if (positions.length === 0) return null
    const known = claimants.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))
    const holder = known.length > 0 && known.length === claimants.length ? known.join('+') : null
    return { party, actorId: claimants[0]?.actorId ?? null, holder, framework, phase, positions }
  },
  // Most claims take no position; those need no row that a later change of their document would find.
  isFiled: ({ classified }) => classified !== null,
  derive: contributionsOf,
})

function startOf(segments: readonly Span[]): number {
  return segments[0]?.start ?? 0
}

/** One contribution row for each issue that a live claim takes a position on. */
function* contributionsOf(
  claimId: string,
  state: ClaimState<Found, Classified>,
): Iterable<readonly [string, Contribution]> {
  const { classified, found, review } = state
  if (classified === null || !isLive(state)) return
  const said = saidWhen({ saidOn: found.saidOn, publishedOn: state.document.publishedOn, start: found.start })
  const { party, actorId, framework, phase } = classified
  const holder = classified.holder ?? claimId
  const { relayed, kind, act, confidence } = found
  for (const { issue, stance } of classified.positions) {
    yield [
      `contribution/${claimId}/${issue}`,
      {
        claimId,
        issue,
        framework,
        phase,
        stance,
        party,
        actorId,
        holder,
        said,
        relayed,
        kind,
        act,
        confidence,
        review,
      },
    ]
  }
}

function step(event: RecordedEvent): Step<StickingPointRow> {
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
    case 'IssueClosed':
    case 'IssueReopened': {
      const { issue, framework } = event.data
      const row = { closes: issue, framework, closed: event.type === 'IssueClosed', seq: event.seq }
      return { keys: [], apply: () => [{ key: `closure/${issue}/${framework ?? '*'}`, row }] }
    }
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

/** What each live claim contributes to each issue, with reviewers' closures and answers; positions are derived when read. */
export const stickingPointsView = defineView<StickingPointRow>({
  name: 'sticking-points',
  version: 2,
  table: 'view_sticking_points',
  step,
})
