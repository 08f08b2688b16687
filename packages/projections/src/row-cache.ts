import { folderOf, type Key, type Rows } from './view.ts'

/** Rows by key with the folders that are known whole. What was never added is unknown, which is not the same as absent. */
export type RowCache<Row> = Rows<Row> & {
  /** Null says that there is no such row. */
  put(key: string, row: Row | null): void
  /** What `key` holds here: a row, null where it is known that there is none, undefined where it is unknown. */
  peek(key: string): Row | null | undefined
  forget(key: string): void
  /** From now on every row of the folder is here. */
  complete(folder: string): void
  has(key: Key): boolean
}

/** An empty cache. Folders are indexed as keys come, so that listing one costs only its own rows. */
export function createRowCache<Row>(): RowCache<Row> {
  const rows = new Map<string, Row | null>()
  const folders = new Map<string, Set<string>>()
  const whole = new Set<string>()
  return {
    get: (key) => rows.get(key) ?? undefined,
    list(folder) {
      const keys = folders.get(folder)
      if (keys === undefined) return []
      return [...keys].sort().flatMap((key) => {
        const row = rows.get(key) ?? null
        return row === null ? [] : [[key, row] as const]
      })
    },
    put(key, row) {
      rows.set(key, row)
      const folder = folderOf(key)
      const keys = folders.get(folder)
      if (keys === undefined) folders.set(folder, new Set([key]))
      else keys.add(key)
    },
    peek: (key) => rows.get(key) ?? (rows.has(key) || whole.has(folderOf(key)) ? null : undefined),
    forget(key) {
      rows.delete(key)
      folders.get(folderOf(key))?.delete(key)
    },
    complete: (folder) => void whole.add(folder),
    has: (key) => ('key' in key ? rows.has(key.key) || whole.has(folderOf(key.key)) : whole.has(key.folder)),
  }
}
