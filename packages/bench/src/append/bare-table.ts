import type { Pool } from 'pg'

/** The columns of `event`, in the order in which {@link insertRows} gives them. */
const COLUMNS =
  'dossier_id, seq, event_id, stream_id, stream_version, type, schema_version, data, metadata, recorded_at'

/** A row of `bare_event`. `data` and `metadata` are JSON texts. */
export type BareRow = readonly [
  dossier: string,
  seq: number,
  eventId: string,
  stream: string,
  streamVersion: number,
  type: string,
  schemaVersion: number,
  data: string,
  metadata: string,
  recordedAt: Date,
]

/** A table with the columns, keys and indexes of `event`, and without its trigger. */
export async function createBareTable(owner: Pool): Promise<void> {
  await owner.query('create table bare_event (like event including all)')
  await owner.query('grant insert on bare_event to onrecord_service')
}

/** Inserts the rows by one statement, in a transaction of its own. */
export async function insertRows(pool: Pool, rows: readonly BareRow[]): Promise<void> {
  const width = rows[0]?.length ?? 0
  const tuples = rows.map((row, nth) => `(${row.map((_, column) => `$${nth * width + column + 1}`).join(', ')})`)
  await pool.query(`insert into bare_event (${COLUMNS}) values ${tuples.join(', ')}`, rows.flat())
}
