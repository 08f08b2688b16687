import { type RecordedEvent, SYSTEM_LOG } from '@onrecord/domain'
import { type EventLog, readEvents } from '@onrecord/event-log'
import { type Folds, lockLiveBuilds, moveBuilds } from './builds.ts'
import { foldBatch } from './fold-batch.ts'
import type { ProjectedLog } from './projected-log.ts'
import type { View } from './view.ts'
import { rowLoader, writeVersions } from './view-store.ts'
import { type ViewRow, views } from './views.ts'

/**
 * Brings every live view of a dossier forward by a batch of its events, in the transaction `tx`. Events that a view has
 * seen are skipped; events between what it has seen and the batch are read from the log (a build that was swapped in
 * meanwhile may be behind). A view of another version than this code's is left to its rebuild.
 */
export async function project(
  tx: ProjectedLog,
  { dossier, events, folds = views }: { dossier: string; events: readonly RecordedEvent[]; folds?: Folds },
): Promise<void> {
  const [first] = events
  if (first === undefined || dossier === SYSTEM_LOG) return
  const builds = await lockLiveBuilds(tx.db, { dossier, firstSeq: first.seq, folds })
  const moved: string[] = []
  const seq = events.at(-1)?.seq ?? first.seq
  for (const view of folds) {
    const live = builds.get(view.name)
    if (live === undefined || live.seq >= seq) continue
    const missed = live.seq < first.seq - 1 ? await readMissed(tx, dossier, live.seq, first.seq) : []
    const unseen = [...missed, ...events].filter((event) => event.seq > live.seq)
    await foldInto(tx, view, { dossier, build: live.build, events: unseen })
    moved.push(view.name)
  }
  await moveBuilds(tx.db, { dossier, views: moved, seq })
}

/** Folds events into one build of a view. */
export async function foldInto(
  tx: Pick<EventLog, 'db'>,
  view: View<ViewRow>,
  into: { dossier: string; build: number; events: readonly RecordedEvent[] },
): Promise<void> {
  const place = { table: view.table, dossier: into.dossier, build: into.build }
  await writeVersions(tx.db, place, await foldBatch(view, into.events, rowLoader(tx.db, place)))
}

function readMissed(tx: ProjectedLog, dossier: string, after: number, before: number): Promise<RecordedEvent[]> {
  return readEvents(tx, { dossier, after, limit: before - after - 1 })
}
