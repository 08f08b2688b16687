import type { DB } from '@onrecord/database'
import { findQuotes } from '@onrecord/documents'
import type { RecordedEvent } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { type LinkerState, linkKey } from './follow-event.ts'
import type { LinkerClaim } from './linker-claim.ts'
import { findClaims, findDocuments, findLinks } from './store.ts'

/** Events that concern every claim of a document. */
const ABOUT_DOCUMENTS = new Set<RecordedEvent['type']>([
  'DocumentCorrected',
  'DocumentWithdrawn',
  'DocumentReinstated',
  'TextErased',
])

/** The state that a batch of events touches: its claims, those of its documents, the words of new ones. */
export async function loadState(
  db: Kysely<DB>,
  dossier: string,
  events: readonly RecordedEvent[],
): Promise<LinkerState> {
  const claimIds = new Set<string>()
  const documentIds = new Set<string>()
  const worded = new Set<string>()
  for (const event of events) {
    if ('claimId' in event.data) claimIds.add(event.data.claimId)
    if ('documentId' in event.data) documentIds.add(event.data.documentId)
    if (event.type === 'ClaimsLinked' || event.type === 'ClaimsUnlinked') claimIds.add(event.data.a).add(event.data.b)
    switch (event.type) {
      case 'StatementRecorded':
      case 'DemandRecorded':
      case 'DeadlineRecorded':
      case 'ClaimClassified':
      case 'ClaimCorrected':
        worded.add(event.data.claimId)
        break
      default:
    }
  }
  const whole = events.flatMap((event) =>
    ABOUT_DOCUMENTS.has(event.type) && 'documentId' in event.data ? [event.data.documentId] : [],
  )
  const state: LinkerState = {
    claims: new Map(),
    documents: new Map(),
    links: new Map(),
    changed: new Set(),
    reviewed: new Set(),
    words: await findQuotes(db, { dossier, claimIds: [...worded] }),
  }
  addClaims(state, await findClaims(db, { dossier, by: 'claim_id', values: [...claimIds] }))
  addClaims(state, await findClaims(db, { dossier, by: 'document_id', values: whole }))
  await addDocuments(db, dossier, state, documentIds)
  return state
}

/** Adds claims with their documents; what the state holds already is newer and stays. */
export async function addWithDocuments(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
  claims: readonly LinkerClaim[],
): Promise<void> {
  addClaims(state, claims)
  await addDocuments(db, dossier, state, new Set())
}

/** Adds the links of these claims, and returns them. */
export async function addLinks(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
  claimIds: readonly string[],
): Promise<void> {
  for (const link of await findLinks(db, { dossier, claimIds })) {
    if (!state.links.has(linkKey(link))) state.links.set(linkKey(link), link)
  }
}

function addClaims(state: LinkerState, claims: readonly LinkerClaim[]): void {
  for (const claim of claims) if (!state.claims.has(claim.claimId)) state.claims.set(claim.claimId, claim)
}

async function addDocuments(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
  more: ReadonlySet<string>,
): Promise<void> {
  const wanted = new Set(more)
  for (const { documentId } of state.claims.values()) wanted.add(documentId)
  const missing = [...wanted].filter((documentId) => !state.documents.has(documentId))
  for (const document of await findDocuments(db, { dossier, documentIds: missing })) {
    state.documents.set(document.documentId, document)
  }
}
