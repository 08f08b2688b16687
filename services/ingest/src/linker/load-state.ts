import type { DB } from '@onrecord/database'
import { findQuotes } from '@onrecord/documents'
import type { RecordedEvent } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { LinkerState } from './follow-event.ts'
import type { LinkerClaim } from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { type Link, linkKey } from './match.ts'
import { findClaims, findDocuments, findLinks } from './store.ts'

/** Events that concern every claim of a document. */
const ABOUT_DOCUMENTS = new Set<RecordedEvent['type']>([
  'DocumentCorrected',
  'DocumentWithdrawn',
  'DocumentReinstated',
  'TextErased',
])

/** Events after which a claim's words are read. */
const WORDED = new Set<RecordedEvent['type']>([
  'StatementRecorded',
  'DemandRecorded',
  'DeadlineRecorded',
  'ClaimClassified',
  'ClaimCorrected',
])

/** The state that a batch of events touches: its claims, those of its documents, its links, the words of new claims. */
export async function loadState(
  db: Kysely<DB>,
  dossier: string,
  given: { events: readonly RecordedEvent[]; known: LinkerDossier },
): Promise<LinkerState> {
  const claimIds = new Set<string>()
  const documentIds = new Set<string>()
  const linked = new Set<string>()
  const worded = new Set<string>()
  const whole = new Set<string>()
  for (const { type, data } of given.events) {
    if ('claimId' in data) claimIds.add(data.claimId)
    if ('documentId' in data) documentIds.add(data.documentId)
    if ('claimId' in data && WORDED.has(type)) worded.add(data.claimId)
    if ('documentId' in data && ABOUT_DOCUMENTS.has(type)) whole.add(data.documentId)
    if ('a' in data) linked.add(data.a).add(data.b)
  }
  const state: LinkerState = {
    dossier: given.known,
    claims: new Map(),
    documents: new Map(),
    links: new Map(),
    changed: new Set(),
    touched: new Set(),
    words: await findQuotes(db, { dossier, claimIds: [...worded] }),
  }
  addClaims(state, await findClaims(db, { dossier, by: 'claim_id', values: [...claimIds, ...linked] }))
  addClaims(state, await findClaims(db, { dossier, by: 'document_id', values: [...whole] }))
  addLinks(state, await findLinks(db, { dossier, claimIds: [...linked] }))
  await addDocuments(db, dossier, state, documentIds)
  return state
}

/** Adds claims by one of their columns, with their documents; what the state holds already is newer and stays. */
export async function addClaimsBy(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
  key: { by: 'claim_id' | 'document_id' | 'cluster'; values: readonly string[] },
): Promise<void> {
  const missing = key.by === 'claim_id' ? key.values.filter((claimId) => !state.claims.has(claimId)) : key.values
  addClaims(state, await findClaims(db, { dossier, by: key.by, values: missing }))
  await addDocuments(db, dossier, state, new Set())
}

/** Adds links; what the state holds already is newer and stays. */
export function addLinks(state: LinkerState, links: readonly Link[]): void {
  for (const link of links) {
    const key = linkKey(link)
    if (!state.links.has(key) && !state.touched.has(key)) state.links.set(key, link)
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
