import type { DomainEvent, eventRegistry, RecordedEvent } from '@onrecord/domain'
import { append, derivedCommandId, type EventLog, headOf } from '@onrecord/event-log'
import { followEvent, type LinkerState } from './follow-event.ts'
import type { LinkerClaim } from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { loadState } from './load-state.ts'
import { type Link, linkKey } from './match.ts'
import { regroup } from './regroup.ts'
import { relatePage, stateOf } from './relate-page.ts'
import {
  deleteLinks,
  findDossier,
  findPending,
  forgetDossier,
  type PendingPlace,
  saveClaims,
  saveDocuments,
  saveDossier,
  saveLinks,
} from './store.ts'

/** Names the checkpoint of the linker. Without it, a dossier's state is made anew from the first event on. */
export const LINKER = 'linker'

/** Claims that are related at a time where a whole log is, unless told. */
const PAGE_SIZE = 200

type Log = EventLog<typeof eventRegistry>

/** Claims that were looked at, and links that were made and undone. */
export type Outcome = { changed: number; linked: number; unlinked: number }

/**
 * Relates the claims that a batch of events brings or changes, and appends `ClaimsLinked`, `ClaimsUnlinked`. From the first
 * event on, the dossier is read anew. `tx` must be a transaction; one batch of a dossier at a time.
 */
export async function linkBatch(
  tx: Log,
  {
    dossier,
    events,
    pageSize = PAGE_SIZE,
  }: { dossier: string; events: readonly RecordedEvent[]; pageSize?: number | undefined },
): Promise<Outcome> {
  const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0]
  const known = first === 1 ? await beginDossier(tx, dossier) : await findDossier(tx.db, dossier)
  const state = await loadState(tx.db, dossier, { events, known: known ?? (await beginDossier(tx, dossier)) })
  for (const event of events) followEvent(state, event)
  const { relateFrom } = state.dossier
  const cause = events.at(-1)?.eventId ?? ''
  await saveFacts(tx, dossier, state, events)
  // What the log already has beyond this batch may link, correct or retract: it is all folded before anything is related.
  if (first <= relateFrom) {
    await saveClaims(
      tx.db,
      dossier,
      changedOf(state).map((claim) => ({ ...claim, pending: true })),
    )
    return last < relateFrom
      ? { changed: 0, linked: 0, unlinked: 0 }
      : relateAll(tx, { dossier, state, cause, pageSize })
  }
  if (state.changed.size === 0) return { changed: 0, linked: 0, unlinked: 0 }
  const { link, unlink } = await relatePage(tx.db, dossier, state)
  await appendLinks(tx, dossier, { cause, link, unlink })
  return { changed: state.changed.size, linked: link.length, unlinked: unlink.length }
}

/** Forgets what was known. All that the log has by now is folded first, the links of an earlier reading among it. */
async function beginDossier(tx: Log, dossier: string): Promise<LinkerDossier> {
  await forgetDossier(tx.db, dossier)
  const head = await headOf(tx, dossier)
  const known = { actors: {}, outlets: {}, relateFrom: head?.seq ?? 0 }
  await saveDossier(tx.db, dossier, known)
  return known
}

async function saveFacts(
  { db }: Log,
  dossier: string,
  state: LinkerState,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (events.some(({ type }) => type === 'DossierConfigured')) await saveDossier(db, dossier, state.dossier)
  const documentIds = new Set(events.flatMap(({ data }) => ('documentId' in data ? [data.documentId] : [])))
  await saveDocuments(
    db,
    dossier,
    [...documentIds].flatMap((id) => state.documents.get(id) ?? []),
  )
  const touched = Map.groupBy(state.touched, (key) => state.links.has(key))
  await saveLinks(
    db,
    dossier,
    (touched.get(true) ?? []).flatMap((key) => state.links.get(key) ?? []),
  )
  await deleteLinks(db, dossier, (touched.get(false) ?? []).map(partsOfKey))
}

/** Relates all that was folded, page by page; only the difference to the links that stand is appended, at the end. */
async function relateAll(
  tx: Log,
  { dossier, state, cause, pageSize }: { dossier: string; state: LinkerState; cause: string; pageSize: number },
): Promise<Outcome> {
  const made = new Map<string, Link>()
  const undone = new Map<string, Link>()
  let changed = 0
  await regroup(tx.db, dossier, state.dossier)
  // What this transaction has related lies dead in the index until its end: each page begins after the one before.
  for (let after: PendingPlace | null = null; ; ) {
    const page: LinkerClaim[] = await findPending(tx.db, { dossier, after, limit: pageSize })
    after = page.at(-1) ?? after
    if (page.length === 0) break
    const { link, unlink } = await relatePage(tx.db, dossier, stateOf(state.dossier, page))
    for (const one of unlink) if (!made.delete(linkKey(one))) undone.set(linkKey(one), one)
    for (const one of link)
      if (undone.get(linkKey(one))?.rule !== one.rule || !undone.delete(linkKey(one))) made.set(linkKey(one), one)
    changed += page.length
  }
  const [link, unlink] = [[...made.values()], [...undone.values()]]
  await appendLinks(tx, dossier, { cause, link, unlink })
  return { changed, linked: link.length, unlinked: unlink.length }
}

/** The head lock is the last that a transaction takes, so this comes after every other write. */
async function appendLinks(
  tx: Log,
  dossier: string,
  input: { cause: string; unlink: readonly Link[]; link: readonly Link[] },
): Promise<void> {
  const dataOf = ({ a, b, relation, rule }: Link) => ({ a, b, relation, rule })
  const events: DomainEvent[] = [
    ...input.unlink.map((link) => ({ type: 'ClaimsUnlinked' as const, data: dataOf(link) })),
    ...input.link.map((link) => ({ type: 'ClaimsLinked' as const, data: dataOf(link) })),
  ]
  if (events.length === 0) return
  const { cause } = input
  const metadata = { correlationId: cause, causationId: cause, actor: 'linker' }
  await append(tx, { dossier, commandId: derivedCommandId(cause, LINKER), events, metadata })
}

const changedOf = ({ claims, changed }: LinkerState) => [...changed].flatMap((claimId) => claims.get(claimId) ?? [])

function partsOfKey(key: string): Pick<Link, 'a' | 'b' | 'relation'> {
  const [a = '', b = '', relation = ''] = key.split('/')
  // Made by `linkKey` of a link.
  return { a, b, relation: relation as Link['relation'] }
}
