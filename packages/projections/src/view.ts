import type { RecordedEvent } from '@onrecord/domain'

/**
 * What a fold asks for: one row by its key, or the rows directly in a folder. Keys are paths of ids and slugs, ASCII, with
 * `/` between their parts; a folder is a path that ends with `/`, so `edge/a/` holds `edge/a/b` and not `edge/a/b/c`.
 */
export type Key = { key: string } | { folder: string }

/** The rows that a fold asked for, as they stand before the event. A folder lists in the order of its keys. */
export type Rows<Row> = {
  get(key: string): Row | undefined
  list(folder: string): (readonly [key: string, row: Row])[]
}

/** What an event does to one row; null removes it. */
export type Change<Row> = { key: string; row: Row | null }

/**
 * A fold: pure and total over event types; it reads no clock, no randomness, no database. `keys` says which rows the event
 * needs, `follow` which more, given those (asked again after its own are there: two rounds), `apply` what becomes of them.
 * Rows are JSON values, replaced whole. A changed `version` means that the same events give other rows.
 */
export type View<Row> = {
  readonly name: string
  readonly version: number
  readonly table: ViewTable
  keys(event: RecordedEvent): readonly Key[]
  follow(event: RecordedEvent, rows: Rows<Row>): readonly Key[]
  apply(rows: Rows<Row>, event: RecordedEvent): readonly Change<Row>[]
}

/** Tables of the form that the store writes: (dossier_id, build, key, from_seq, to_seq, row) and generated columns. */
export type ViewTable =
  | 'view_sticking_points'
  | 'view_claims'
  | 'view_deadlines'
  | 'view_documents'
  | 'view_dossiers'
  | 'view_actors'
  | 'view_sources'
  | 'view_demands'

/** What one event asks for and does, side by side. */
export type Step<Row> = {
  keys: readonly Key[]
  follow?(rows: Rows<Row>): readonly Key[]
  apply(rows: Rows<Row>): readonly Change<Row>[]
}

/** The step of an event that a view does not look at. */
export const IGNORED: Step<never> = { keys: [], apply: () => [] }

/** A view from one exhaustive function that says for each event type what it asks for and what it does. */
export function defineView<Row>(
  view: Pick<View<Row>, 'name' | 'version' | 'table'> & { step: (event: RecordedEvent) => Step<Row> },
): View<Row> {
  const { step, ...named } = view
  return {
    ...named,
    keys: (event) => step(event).keys,
    follow: (event, rows) => step(event).follow?.(rows) ?? [],
    apply: (rows, event) => step(event).apply(rows),
  }
}

/** The folder that a key lies in: the key up to its last `/`, that included. */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1)
}
