import type { eventRegistry, RecordedEvent } from '@onrecord/domain'
import { type EventLog, headOf } from '@onrecord/event-log'
import { appendLinks } from './append-links.ts'
import { followEvent, type LinkerState } from './follow-event.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { loadState } from './load-state.ts'
import type { Link } from './match.ts'
import { regroup } from './regroup.ts'
import { relateFolded, type Turn } from './relate-folded.ts'
import { relatePage } from './relate-page.ts'
import { deleteLinks, findDossier, forgetDossier, saveClaims, saveDocuments, saveDossier, saveLinks } from './store.ts'

/** Names the checkpoint of the linker. Without it, a dossier's state is made anew from the first event on. */
export const LINKER = 'linker'

/** A second or two of work, so that a service that is told to stop does not lose more. */
const TURN: Turn = { pageSize: 200, pages: 5 }

type Log = EventLog<typeof eventRegistry>

/**
 * Claims that were looked at, and links that were made and undone. `upTo`: the last seq that is done with; before the
 * batch's first where it is to be handed over again.
 */
export type Outcome = { changed: number; linked: number; unlinked: number; upTo: number }

const NOTHING = { changed: 0, linked: 0, unlinked: 0 }

/**
 * Relates the claims that a batch of events brings or changes, and appends `ClaimsLinked`, `ClaimsUnlinked`. From the first
 * event on, the dossier is read anew. `tx` must be a transaction; one batch of a dossier at a time.
 */
export async function linkBatch(
  tx: Log,
  { dossier, events, turn = TURN }: { dossier: string; events: readonly RecordedEvent[]; turn?: Turn | undefined },
): Promise<Outcome> {
  const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0]
  const found = first === 1 ? undefined : await findDossier(tx.db, dossier)
  const known = found ?? (await beginDossier(tx, dossier))
  if (known.foldedTo !== null) return relateTurn(tx, { dossier, events, known, foldedTo: known.foldedTo, turn })
  const state = await loadState(tx.db, dossier, { events, known })
  for (const event of events) followEvent(state, event)
  await saveFacts(tx, dossier, state, events)
  const { relateFrom } = state.dossier
  // What the log already has beyond this batch may link, correct or retract: it is all folded before anything is related.
  if (first <= relateFrom) {
    await saveClaims(
      tx.db,
      dossier,
      changedOf(state).map((claim) => ({ ...claim, pending: true })),
    )
    if (last < relateFrom) return { ...NOTHING, upTo: last }
    await regroup(tx.db, dossier, state.dossier)
    return relateTurn(tx, { dossier, events, known: state.dossier, foldedTo: last, turn })
  }
  if (state.changed.size === 0) return { ...NOTHING, upTo: last }
  const { link, unlink } = await relatePage(tx.db, dossier, state)
  await appendLinks(tx, dossier, { cause: events.at(-1)?.eventId ?? '', step: LINKER, link, unlink })
  return { changed: state.changed.size, linked: link.length, unlinked: unlink.length, upTo: last }
}

/**
 * Relates a turn of what is folded up to `foldedTo`; until all is related, the batch is handed over again. One that begins
 * the log is not: its first event says that the dossier is to be read anew.
 */
async function relateTurn(
  tx: Log,
  {
    dossier,
    events,
    known,
    foldedTo,
    turn,
  }: { dossier: string; events: readonly RecordedEvent[]; known: LinkerDossier; foldedTo: number; turn: Turn },
): Promise<Outcome> {
  const first = events[0]?.seq ?? 0
  const pages = first === 1 ? Infinity : turn.pages
  const related = await relateFolded(tx.db, { dossier, known, turn: { ...turn, pages } })
  const { changed, after, link, unlink, isDone } = related
  await saveDossier(tx.db, dossier, { ...known, foldedTo: isDone ? null : foldedTo })
  const cause = events.findLast(({ seq }) => seq <= foldedTo)?.eventId ?? ''
  await appendLinks(tx, dossier, { cause, step: `${LINKER}/${after}`, link, unlink })
  return { changed, linked: link.length, unlinked: unlink.length, upTo: isDone ? foldedTo : first - 1 }
}

/** Forgets what was known. All that the log has by now is folded first, the links of an earlier reading among it. */
async function beginDossier(tx: Log, dossier: string): Promise<LinkerDossier> {
  await forgetDossier(tx.db, dossier)
  const head = await headOf(tx, dossier)
  const known = { actors: {}, outlets: {}, relateFrom: head?.seq ?? 0, foldedTo: null }
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

const changedOf = ({ claims, changed }: LinkerState) => [...changed].flatMap((claimId) => claims.get(claimId) ?? [])

function partsOfKey(key: string): Pick<Link, 'a' | 'b' | 'relation'> {
  const [a = '', b = '', relation = ''] = key.split('/')
  // Made by `linkKey` of a link.
  return { a, b, relation: relation as Link['relation'] }
}
