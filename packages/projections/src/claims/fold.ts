import { type EventData, edtfBounds, type RecordedEvent } from '@onrecord/domain'
import { type ClaimState, claimKey, isLive, kindOf, pickChanges, saidOf, surenessOf } from '../claim-state.ts'
import { claimSteps } from '../claim-steps.ts'
import { defineView, IGNORED, type Step } from '../view.ts'
import { link, unlink } from './clusters.ts'
import { facet } from './facets.ts'
import type { ClaimFacts, ClaimsRow, Classified, Found } from './rows.ts'

const FOUND = [
  'kind',
  'act',
  'segments',
  'cue',
  'mention',
  'chain',
  'reported',
  'relayed',
  'negated',
  'certainty',
  'saidOn',
  'due',
  'confidence',
] as const

const claims = claimSteps<Found, Classified, never>({
  record: (event, before) => ({
    ...event.data,
    kind: kindOf(event),
    credibility: before?.credibility ?? null,
    seq: before?.seq ?? event.seq,
    recordedAt: before?.recordedAt ?? event.recordedAt,
  }),
  correct: (found, changes) => ({ ...found, ...pickChanges(changes, FOUND) }),
  // Why a reviewer classified it so is for the history to tell.
  classify: withoutReason,
  isFiled: () => true,
  list: listed,
})

function withoutReason(data: EventData<'ClaimClassified'>): Classified {
  const { reason: _, ...classified } = data
  return classified
}

function listed(state: ClaimState<Found, Classified>) {
  const { found, classified } = state
  return {
    claim: found.claimId,
    said: saidOf(state).order,
    live: isLive(state),
    confidence: surenessOf(state),
    kind: found.kind,
    party: classified?.party ?? null,
    framework: classified?.framework ?? null,
    due: found.due === null ? null : (edtfBounds(found.due.edtf)?.latest ?? '9999-12-31'),
    facets: facetsOf(state).join(' '),
  }
}

function facetsOf({ documentId, document, found, classified, review }: ClaimState<Found, Classified>): string[] {
  const facets = [
    facet('kind', found.kind),
    facet('act', found.act),
    facet('document', documentId),
    facet('review', review),
  ]
  if (document.source !== null) facets.push(facet('source', document.source))
  if (classified === null) return facets
  if (classified.party !== null) facets.push(facet('party', classified.party))
  if (classified.phase !== null) facets.push(facet('phase', classified.phase))
  const actors = classified.claimants.flatMap(({ actorId }) => (actorId === null ? [] : [facet('actor', actorId)]))
  const issues = classified.positions.map(({ issue }) => facet('issue', issue))
  return [...new Set([...facets, ...actors, ...issues])]
}

function assess(claimId: string, credibility: number | null): Step<ClaimsRow> {
  const key = claimKey(claimId)
  return {
    keys: [{ key }],
    apply: (rows) => {
      // Under this key lies a claim.
      const state = rows.get(key) as ClaimFacts | undefined
      return state === undefined ? [] : [{ key, row: { ...state, found: { ...state.found, credibility } } }]
    },
  }
}

function step(event: RecordedEvent): Step<ClaimsRow> {
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
      return assess(event.data.claimId, event.data.credibility)
    case 'ClaimsLinked':
      return link(event.data)
    case 'ClaimsUnlinked':
      return unlink(event.data)
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

/** Every claim as it is read now, its links, and the clusters that links make; which claim stands for a cluster is derived when read. */
export const claimsView = defineView<ClaimsRow>({ name: 'claims', version: 2, table: 'view_claims', step })
