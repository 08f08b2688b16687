import type { ClaimWords } from '@onrecord/documents'
import type { EventData, FoundClaim, RecordedEvent } from '@onrecord/domain'
import type { LinkerClaim, LinkerDocument } from './linker-claim.ts'
import { actorsOf, type LinkerDossier, publisherOf } from './linker-dossier.ts'
import { classifiedFacts, correctedFacts, foundFacts } from './linker-facts.ts'
import { type Link, linkKey } from './match.ts'

/** Everything that a batch of events touches, changed in place by {@link followEvent} and then saved. */
export type LinkerState = {
  dossier: LinkerDossier
  claims: Map<string, LinkerClaim>
  documents: Map<string, LinkerDocument>
  links: Map<string, Link>
  /** Claims to be related anew. */
  changed: Set<string>
  /** Links that this batch tells of. */
  touched: Set<string>
  words: ReadonlyMap<string, ClaimWords>
}

/** Folds one event into the state. */
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
      return isOwnEcho(state, event) ? undefined : followLink(state, event.data)
    case 'ClaimsUnlinked':
      return isOwnEcho(state, event) ? undefined : followUnlink(state, event.data)
    case 'DossierConfigured':
      state.dossier = { ...state.dossier, ...actorsOf(event.data.configuration) }
      return
    case 'DossierOpened':
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
      return
  }
}

/** The linker's own links come back to it in the log; it knows them, but for those that it made before a reset. */
function isOwnEcho(
  { dossier }: LinkerState,
  { seq, data }: RecordedEvent & { data: { rule: string | null } },
): boolean {
  return data.rule !== null && seq > dossier.relateFrom
}

function reopen(claim: LinkerClaim): LinkerClaim {
  const { classified } = claim.facts
  const anyone = classified === null ? null : { ...classified, byReviewer: false }
  return { ...claim, facts: { ...claim.facts, retracted: false, classified: anyone } }
}

type DocumentChange = {
  source?: string | null | undefined
  publishedOn?: string | null | undefined
  withdrawn?: boolean
}

function followDocument(state: LinkerState, documentId: string, change: DocumentChange): void {
  const known = state.documents.get(documentId)
  const document = known ?? { documentId, publisher: null, publishedOn: null, withdrawn: false }
  const { source, publishedOn = document.publishedOn, withdrawn = document.withdrawn } = change
  const publisher = source === undefined ? document.publisher : publisherOf(source, state.dossier)
  state.documents.set(documentId, { documentId, publisher, publishedOn, withdrawn })
  for (const claim of state.claims.values()) if (claim.documentId === documentId) state.changed.add(claim.claimId)
}

function eraseWords(state: LinkerState, documentId: string): void {
  for (const claim of state.claims.values()) {
    if (claim.documentId !== documentId) continue
    changeClaim(state, claim.claimId, (claim) => ({ ...claim, facts: { ...claim.facts, words: [], around: [] } }))
  }
}

function followFinding(state: LinkerState, found: FoundClaim, kind: LinkerClaim['facts']['kind']): void {
  const { claimId, documentId } = found
  const facts = foundFacts(found, kind, state.words.get(claimId))
  const before = state.claims.get(claimId)
  const classified = before?.facts.classified ?? null
  const { telling, cluster } = before ?? { telling: claimId, cluster: claimId }
  state.claims.set(claimId, { claimId, documentId, facts: { ...facts, classified }, telling, cluster, pending: false })
  state.changed.add(claimId)
}

function followClassification(state: LinkerState, data: EventData<'ClaimClassified'>): void {
  changeClaim(state, data.claimId, (claim) => {
    if (claim.facts.classified?.byReviewer === true && data.by !== 'reviewer') return claim
    const classified = classifiedFacts(data, { words: state.words.get(claim.claimId), dossier: state.dossier, claim })
    return { ...claim, facts: { ...claim.facts, classified } }
  })
}

function followCorrection(state: LinkerState, { claimId, changes }: EventData<'ClaimCorrected'>): void {
  changeClaim(state, claimId, (claim) => {
    return { ...claim, facts: correctedFacts(claim.facts, changes, state.words.get(claimId)) }
  })
}

function followLink(state: LinkerState, data: EventData<'ClaimsLinked'>): void {
  const link = linkOf(data)
  const before = state.links.get(linkKey(link))
  // A rule neither undoes a reviewer's cut nor takes the place of a reviewer's link.
  if (data.rule !== null && before !== undefined && before.rule === null) return
  touch(state, { ...link, barred: false })
}

function followUnlink(state: LinkerState, data: EventData<'ClaimsUnlinked'>): void {
  const link = linkOf(data)
  if (data.rule === null) return touch(state, { ...link, barred: true })
  const before = state.links.get(linkKey(link))
  if (before === undefined || before.rule === null) return
  state.links.delete(linkKey(link))
  state.touched.add(linkKey(link))
}

function linkOf({ a, b, relation, rule }: EventData<'ClaimsLinked'>): Omit<Link, 'barred'> {
  return a < b ? { a, b, relation, rule } : { a: b, b: a, relation, rule }
}

function touch(state: LinkerState, link: Link): void {
  state.links.set(linkKey(link), link)
  state.touched.add(linkKey(link))
  if (link.rule !== null) return
  for (const claimId of [link.a, link.b]) if (state.claims.has(claimId)) state.changed.add(claimId)
}

function changeClaim(state: LinkerState, claimId: string, change: (claim: LinkerClaim) => LinkerClaim): void {
  const claim = state.claims.get(claimId)
  if (claim === undefined) return
  state.claims.set(claimId, change(claim))
  state.changed.add(claimId)
}
