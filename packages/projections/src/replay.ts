import { canonicalJson, digestLines } from '@onrecord/audit'
import type { DB } from '@onrecord/database'
import type { RecordedEvent } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from './as-of.ts'
import { foldInMemory, type MemoryFold } from './memory-fold.ts'
import type { View } from './view.ts'
import { type ViewRow, views } from './views.ts'

/** Digest of each view's rows by the view's name: what it says, whatever build and seqs it lies under. */
export type ViewDigests = Record<string, string>

/** The first row, in the order of keys, that the live view and the replay don't agree on; null: there is none on that side. */
export type Difference = { view: string; key: string; live: unknown; replayed: unknown }

/** Rows read from a view's table at once. */
const PAGE = 2000

/** Folds every view in memory, from the first event of a dossier to the last given. */
export async function replay(
  events: Iterable<RecordedEvent> | AsyncIterable<RecordedEvent>,
): Promise<readonly MemoryFold<ViewRow>[]> {
  const folds = views.map((view) => foldInMemory(view))
  for await (const event of events) for (const fold of folds) fold.apply(event)
  return folds
}

/** Digests of every view, folded in memory from the events of a dossier, the first one first. */
export async function replayDigests(
  events: Iterable<RecordedEvent> | AsyncIterable<RecordedEvent>,
): Promise<ViewDigests> {
  const digests: ViewDigests = {}
  for (const fold of await replay(events)) digests[fold.view.name] = await digestLines(linesOf(fold.rows()))
  return digests
}

/** Digests of every view as its table has it, live or at a seq that it has reached. */
export async function liveDigests(db: Kysely<DB>, at: AsOf): Promise<ViewDigests> {
  const digests: ViewDigests = {}
  for (const view of views) digests[view.name] = await digestLines(linesOf(liveRows(db, view, at)))
  return digests
}

/** Where the live views and the replay part, one row a view at most. */
export async function findDifferences(
  db: Kysely<DB>,
  at: AsOf & { replayed: readonly MemoryFold<ViewRow>[] },
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const { view, rows } of at.replayed) {
    const difference = await firstDifference(liveRows(db, view, at), rows())
    if (difference !== undefined) differences.push({ view: view.name, ...difference })
  }
  return differences
}

async function firstDifference(
  live: AsyncIterable<readonly [string, unknown]>,
  replayed: readonly (readonly [string, unknown])[],
): Promise<Omit<Difference, 'view'> | undefined> {
  let next = 0
  for await (const [key, row] of live) {
    const [otherKey, other] = replayed[next++] ?? [undefined, null]
    if (otherKey !== undefined && otherKey < key) return { key: otherKey, live: null, replayed: other }
    if (otherKey !== key) return { key, live: row, replayed: null }
    if (canonicalJson(row) !== canonicalJson(other)) return { key, live: row, replayed: other }
  }
  const left = replayed[next]
  return left && { key: left[0], live: null, replayed: left[1] }
}

async function* linesOf(
  rows: Iterable<readonly [string, unknown]> | AsyncIterable<readonly [string, unknown]>,
): AsyncIterable<string> {
  for await (const [key, row] of rows) yield canonicalJson([key, row])
}

async function* liveRows(
  db: Kysely<DB>,
  view: View<ViewRow>,
  at: AsOf,
): AsyncIterable<readonly [key: string, row: unknown]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ key: string; row: unknown }>`select stored.key, stored."row"
      from ${sql.table(view.table)} as stored
      where ${held(view, 'stored', at)} and stored.key > ${after}
      order by stored.key
      limit ${PAGE}`.execute(db)
    for (const { key, row } of rows) yield [key, row]
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.key
  }
}
