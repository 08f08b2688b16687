import { type RecordedEvent, sourceIdOf } from '@onrecord/domain'
import { isLive, pickChanges, saidOf, surenessOf } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { type Change, defineView, IGNORED, type Step } from '../view.ts'
import type { Found, SourcesRow, Told } from './rows.ts'

/** Keys of a publisher's grade and of its name. */
export const gradeKey = (sourceId: string): string => `grade/${sourceId}`
export const nameKey = (sourceId: string): string => `named/${sourceId}`

const claims = claimSteps<Found, never, Told>({
  record: ({ data: { saidOn, confidence } }) => ({ saidOn, confidence }),
  correct: (found, changes) => ({ ...found, ...pickChanges(changes, ['saidOn', 'confidence']) }),
  classify: () => null,
  isFiled: () => true,
  derive: (claimId, state) => {
    const { source } = state.document
    if (source === null || !isLive(state)) return []
    const teller = sourceIdOf(source)
    return [[`told/${teller}/${claimId}`, { teller, said: saidOf(state).order, confidence: surenessOf(state) }]]
  },
})

/** Remembers the name of a document's publisher, from its first document on. */
function name(source: string | null | undefined, rest: Step<SourcesRow>): Step<SourcesRow> {
  if (source === null || source === undefined) return rest
  const key = nameKey(sourceIdOf(source))
  return {
    ...rest,
    keys: [...rest.keys, { key }],
    apply: (rows) => {
      const named: Change<SourcesRow>[] = rows.get(key) === undefined ? [{ key, row: { name: source } }] : []
      return [...rest.apply(rows), ...named]
    },
  }
}

function step(event: RecordedEvent): Step<SourcesRow> {
  switch (event.type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
    case 'ClaimClassified':
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
      return claims(event)
    case 'DocumentReceived':
    case 'DocumentCorrected':
      return name(event.data.source, claims(event))
    case 'SourceAssessed': {
      const { data, seq, recordedAt: gradedAt, metadata } = event
      const row = { ...data, seq, gradedAt, by: metadata.actor }
      return { keys: [], apply: () => [{ key: gradeKey(sourceIdOf(data.source)), row }] }
    }
    case 'ClaimAssessed':
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DossierReclassified':
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

/** How reviewers have graded publishers, and which live claims each tells; its documents stand in the view of documents. */
export const sourcesView = defineView<SourcesRow>({ name: 'sources', version: 1, table: 'view_sources', step })
