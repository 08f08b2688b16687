import type { ClaimWords } from '@onrecord/documents'
import { type EventData, type FoundClaim, type RecordedEvent, type TellerRef, wordSetOf } from '@onrecord/domain'
import { type ClassifiedFacts, type LinkerClaim, type LinkerDocument, nameKey, PUBLISHER } from './linker-claim.ts'
import type { Link } from './plan-links.ts'

/** Everything that a batch of events touches, changed in place by {@link followEvent} and then saved. */
export type LinkerState = {
  claims: Map<string, LinkerClaim>
  documents: Map<string, LinkerDocument>
  links: Map<string, Link>
  /** Claims to be related anew. */
  changed: Set<string>
  /** Links that reviewers made or undid in this batch. */
  reviewed: Set<string>
  words: ReadonlyMap<string, ClaimWords>
}

/** Folds one event into the state. The linker's own links come back to it here and are known already. */
export function followEvent(state: LinkerState, event: RecordedEvent): void {
  switch (event.type) {
    case 'DocumentReceived':
      return followDocument(state, event.data.documentId, event.data)
    case 'DocumentCorrected':
      return followDocument(state, event.data.documentId, event.data)
    case 'DocumentWithdrawn':
      return followDocument(state, event.data.documentId, { withdrawn: true })
    case 'DocumentReinstated':
      return followDocument(state, event.data.documentId, { withdrawn: false })
    case 'TextErased':
      return eraseWords(state, event.data.documentId)
    case 'StatementRecorded':
      return followFinding(state, event.data, 'statement')
    case 'DemandRecorded':
      return followFinding(state, event.data, 'demand')
    case 'DeadlineRecorded':
      return followFinding(state, event.data, 'deadline')
    case 'ClaimClassified':
      return followClassification(state, event.data)
    case 'ClaimCorrected':
      return followCorrection(state, event.data)
    case 'ClaimRetracted':
      return changeClaim(state, event.data.claimId, (claim) => ({
        ...claim,
        facts: { ...claim.facts, retracted: true },
      }))
    case 'ClaimReopened':
      return changeClaim(state, event.data.claimId, reopen)
    case 'ClaimsLinked':
      return followReview(state, event.data, { barred: false })
    case 'ClaimsUnlinked':
      return followReview(state, event.data, { barred: true })
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'ClaimConfirmed':
    case 'ClaimAssessed':
    case 'PositionChanged':
    case 'DemandAnswered':
    case 'DueOutcomeRecorded':
    case 'DueDatePassed':
    case 'IssueClosed':
    case 'IssueReopened':
    case 'SourceAssessed':
    case 'DossierReclassified':
    case 'ApiKeyIssued':
    case 'ApiKeyRevoked':
    case 'WebhookSubscribed':
    case 'WebhookUnsubscribed':
      return
  }
}

function reopen(claim: LinkerClaim): LinkerClaim {
  const { classified } = claim.facts
  const anyone = classified === null ? null : { ...classified, byReviewer: false }
  return { ...claim, facts: { ...claim.facts, retracted: false, classified: anyone } }
}

/** A link's key in the state: the pair is unordered. */
export function linkKey(link: Pick<Link, 'a' | 'b' | 'relation'>): string {
  return `${link.a}/${link.b}/${link.relation}`
}

type DocumentChange = {
  source?: string | null | undefined
  publishedOn?: string | null | undefined
  withdrawn?: boolean
}

function followDocument(state: LinkerState, documentId: string, change: DocumentChange): void {
  const known = state.documents.get(documentId)
  const document = known ?? { documentId, source: null, publishedOn: null, withdrawn: false }
  const { source = document.source, publishedOn = document.publishedOn, withdrawn = document.withdrawn } = change
  state.documents.set(documentId, { documentId, source, publishedOn, withdrawn })
  for (const claim of state.claims.values()) if (claim.documentId === documentId) state.changed.add(claim.claimId)
}

function eraseWords(state: LinkerState, documentId: string): void {
  for (const claim of state.claims.values()) {
    if (claim.documentId !== documentId) continue
    changeClaim(state, claim.claimId, (claim) => ({ ...claim, facts: { ...claim.facts, words: [] } }))
  }
}

function followFinding(state: LinkerState, found: FoundClaim, kind: LinkerClaim['facts']['kind']): void {
  const { claimId, documentId, act, negated, saidOn, due, chain } = found
  const words = state.words.get(claimId)
  const facts = {
    kind,
    act,
    negated,
    saidOn,
    due: due?.edtf ?? null,
    tellers: tellersOf(chain, words),
    words: wordsOf(words),
    retracted: false,
    classified: null,
  }
  state.claims.set(claimId, { claimId, documentId, facts, cluster: claimId })
  state.changed.add(claimId)
}

function followClassification(state: LinkerState, classification: EventData<'ClaimClassified'>): void {
  changeClaim(state, classification.claimId, (claim) => {
    const byReviewer = classification.by === 'reviewer'
    if (claim.facts.classified?.byReviewer === true && !byReviewer) return claim
    const classified: ClassifiedFacts = {
      claimant: claimantOf(classification, state.words.get(claim.claimId)),
      positions: classification.positions.map(({ issue, stance }) => `${issue}/${stance}`).sort(),
      framework: classification.framework,
      byReviewer,
    }
    return { ...claim, facts: { ...claim.facts, classified } }
  })
}

function followCorrection(state: LinkerState, { claimId, changes }: EventData<'ClaimCorrected'>): void {
  changeClaim(state, claimId, (claim) => {
    const { facts } = claim
    const words = state.words.get(claimId)
    const { kind = facts.kind, act = facts.act, negated = facts.negated, saidOn = facts.saidOn, due, chain } = changes
    return {
      ...claim,
      facts: {
        ...facts,
        kind,
        act,
        negated,
        saidOn,
        due: due === undefined ? facts.due : (due?.edtf ?? null),
        tellers: chain === undefined ? facts.tellers : tellersOf(chain, words),
        words: changes.segments === undefined ? facts.words : wordsOf(words),
      },
    }
  })
}

function followReview(state: LinkerState, data: EventData<'ClaimsLinked'>, { barred }: { barred: boolean }): void {
  if (data.rule !== null) return
  const [a, b] = data.a < data.b ? [data.a, data.b] : [data.b, data.a]
  const link = { a, b, relation: data.relation, rule: null, barred }
  state.links.set(linkKey(link), link)
  state.reviewed.add(linkKey(link))
}

function changeClaim(state: LinkerState, claimId: string, change: (claim: LinkerClaim) => LinkerClaim): void {
  const claim = state.claims.get(claimId)
  if (claim === undefined) return
  state.claims.set(claimId, change(claim))
  state.changed.add(claimId)
}

function wordsOf(words: ClaimWords | undefined): number[] {
  return [...wordSetOf(words?.segments.join(' ') ?? '')]
}

/** The chain without the publisher, whom the document names, and without its end, the claimant. */
function tellersOf(chain: readonly TellerRef[], words: ClaimWords | undefined): string[] {
  return chain.slice(0, -1).flatMap((teller, nth) => {
    if (teller.from === 'publisher') return []
    if (teller.from === 'actor') return [`actor:${teller.actorId}`]
    const name = words?.chain[nth]
    return name === undefined || name === null ? [] : [nameKey(name)]
  })
}

function claimantOf({ claimants }: EventData<'ClaimClassified'>, words: ClaimWords | undefined): string | null {
  const [principal] = claimants
  if (principal === undefined) return null
  if (principal.actorId !== null) return `actor:${principal.actorId}`
  if (principal.span === null) return PUBLISHER
  const name = words?.claimants[0]
  return name === undefined || name === null ? null : nameKey(name)
}
