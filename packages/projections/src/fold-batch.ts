import type { RecordedEvent } from '@onrecord/domain'
import { createRowCache, type RowCache } from './row-cache.ts'
import type { Key, View } from './view.ts'

/** A row between two events; `toSeq` null: it still holds. */
export type RowVersion = { key: string; fromSeq: number; toSeq: number | null; row: unknown }

/** What a batch does to a view's table: versions that end, each at a seq, and versions that begin. */
export type BatchResult = { ended: { key: string; toSeq: number }[]; begun: RowVersion[] }

/** Fills the cache with what is stored under the keys; a key without a row is put as null, a folder is completed. */
export type LoadRows = (keys: readonly Key[], cache: RowCache<unknown>) => Promise<void>

type Written = { fromSeq: number; row: unknown }

/**
 * Folds a batch of a dossier's events over stored rows. Every event that changes a row begins a version of it, so what
 * was live at each seq of the batch can be read later.
 *
 * Which rows are needed is known only while folding (an event may follow what an earlier one wrote), so the batch is
 * folded as far as the loaded rows allow, what was missing is loaded at once, and it is folded again: two or three passes
 * in memory and as many queries, whatever the size of the batch.
 */
export async function foldBatch<Row>(
  view: View<Row>,
  events: readonly RecordedEvent[],
  load: LoadRows,
): Promise<BatchResult> {
  const cache = createRowCache<Row>()
  await load(
    events.flatMap((event) => view.keys(event)),
    cache,
  )
  for (;;) {
    const pass = foldOnce(view, events, cache)
    if (pass.missing.length === 0) return resultOf(pass)
    for (const [key, row] of pass.before) {
      if (row === undefined) cache.forget(key)
      else cache.put(key, row)
    }
    await load(pass.missing, cache)
  }
}

type Pass<Row> = {
  missing: Key[]
  /** What each written key held before the batch; undefined where that is unknown. */
  before: Map<string, Row | null | undefined>
  written: Map<string, Written[]>
}

function foldOnce<Row>(view: View<Row>, events: readonly RecordedEvent[], cache: RowCache<Row>): Pass<Row> {
  const pass: Pass<Row> = { missing: [], before: new Map(), written: new Map() }
  for (const event of events) {
    for (const key of view.follow(event, cache)) if (!cache.has(key)) pass.missing.push(key)
    for (const { key, row } of view.apply(cache, event)) {
      if (!pass.before.has(key)) pass.before.set(key, cache.peek(key))
      cache.put(key, row)
      const versions = pass.written.get(key)
      if (versions === undefined) pass.written.set(key, [{ fromSeq: event.seq, row }])
      else if (versions.at(-1)?.fromSeq === event.seq) versions[versions.length - 1] = { fromSeq: event.seq, row }
      else versions.push({ fromSeq: event.seq, row })
    }
  }
  return pass
}

function resultOf({ before, written }: Pass<unknown>): BatchResult {
  const result: BatchResult = { ended: [], begun: [] }
  for (const [key, versions] of written) {
    const [first] = versions
    if (first !== undefined && before.get(key) !== null) result.ended.push({ key, toSeq: first.fromSeq })
    for (const [index, { fromSeq, row }] of versions.entries()) {
      if (row !== null) result.begun.push({ key, fromSeq, toSeq: versions[index + 1]?.fromSeq ?? null, row })
    }
  }
  return result
}
