import type { RecordedEvent } from '@onrecord/domain'
import { createRowCache, type RowCache } from './row-cache.ts'
import type { View } from './view.ts'

/** A view folded in memory, one event after another. */
export type MemoryFold<Row> = {
  readonly view: View<Row>
  readonly apply: (event: RecordedEvent) => void
  /** Rows as they stand, in the order of their keys. */
  readonly rows: () => [key: string, row: Row][]
}

/** Folds a view in memory from its first event: for replay and verification. */
export function foldInMemory<Row>(view: View<Row>): MemoryFold<Row> {
  const cache: RowCache<Row> = createRowCache<Row>()
  const keys = new Set<string>()
  return {
    view,
    apply(event) {
      for (const { key, row } of view.apply(cache, event)) {
        cache.put(key, row)
        keys.add(key)
      }
    },
    rows: () =>
      [...keys].sort().flatMap((key) => {
        const row = cache.get(key)
        return row === undefined ? [] : [[key, row] as [string, Row]]
      }),
  }
}
