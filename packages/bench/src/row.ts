/** What must hold of a row: of its ratio to the baseline, or of the value itself, in the row's unit. */
export type Bar = { of: 'ratio' | 'value'; atLeast: number } | { of: 'ratio' | 'value'; atMost: number }

/** The two sides of a row, each giving one measurement in the row's unit. They run in turn, never at the same time. */
export type Pair = { candidate(): Promise<number>; baseline(): Promise<number>; close(): Promise<void> }

/** What a row may ask for. */
export type Scene = {
  /** A folder of the run's own, removed at the end. */
  folder: string
  /** Url of a new, migrated database on a durable server of the run's own. */
  newDatabase(): Promise<string>
  /** Has something ended before the server is stopped. */
  atEnd(end: () => Promise<void>): void
}

/** One line of the table: a candidate, and the baseline that it is held against. `bar` is null where none is set. */
export type Row = {
  name: string
  unit: string
  baseline: string
  bar: Bar | null
  open(scene: Scene): Promise<Pair>
}
