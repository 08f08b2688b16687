import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { keepingPlans } from './kept-plans.ts'
import type { DB } from './tables.ts'
import { watchedSocket } from './watched-socket.ts'

/** An open pool with Kysely on it. `close` waits for queries under way. */
export type OnrecordDatabase = { db: Kysely<DB>; pool: Pool; url: string; close: () => Promise<void> }

/** What every table grants to; created by the first migration. */
export const serviceRole = 'onrecord_service'

/** A statement or an idle transaction of more than a minute is a fault in a service. */
const serviceLimitMs = 60_000

/** Time beyond its limit in which a server says that it has ended a statement, ms; one that does not is no longer waited for. */
const GRACE_MS = 5000

/**
 * How our statements are planned: they look up a page of rows. Workers take longer to start (10 ms and more) than such a
 * statement runs, compiling it does as well, and at the default price of a look-up (4 pages read in a row, for disks that
 * turn) whole tables are read for 50 rows: a page of 100,000 claims took 600 ms instead of 1.
 */
const planning = 'set max_parallel_workers_per_gather = 0; set jit = off; set random_page_cost = 1.1'

/**
 * Opens a pool whose connections act as `role` (null: as the user of the url) from their first query on. bigint and
 * numeric arrive as number, timestamptz as Date, date as string. `name` shows in pg_stat_activity; a statement or an
 * idle transaction longer than `limitMs` is ended (0: never), by us where the server itself is silent. A lost connection
 * fails its query and no more: the next one connects anew. Who keeps one waiting for notifications asks something now and then.
 */
export function openDatabase({
  url,
  name,
  role = serviceRole,
  poolSize = 10,
  limitMs = serviceLimitMs,
}: {
  url: string
  name: string
  role?: string | null
  poolSize?: number
  limitMs?: number
}): OnrecordDatabase {
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...(limitMs > 0 && { stream: () => watchedSocket(limitMs + GRACE_MS) }),
    types: { getTypeParser },
    // The pool hands a connection out only when this is done, so that no query runs before it.
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool awaits it, its types do not say so
    onConnect: async (client) => {
      const identifier = role === null ? undefined : client.escapeIdentifier(role)
      const limits = `set statement_timeout = ${limitMs}; set idle_in_transaction_session_timeout = ${limitMs}`
      const settings = `${limits}; ${planning}`
      await client.query(identifier ? `set role ${identifier}; ${settings}` : settings)
    },
  })
  // An idle connection was lost; the pool has dropped it already.
  pool.on('error', () => undefined)
  // One in use, between the queries of a transaction: its next query fails. Without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: keepingPlans(pool) }) })
  let closed: Promise<void> | undefined
  // Not by way of Kysely, which leaves a pool open that it has not used itself.
  return { db, pool, url, close: () => (closed ??= pool.end()) }
}

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number], // Sequence numbers and counts stay far below 2^53.
  [types.builtins.NUMERIC, Number],
  [types.builtins.DATE, String], // As a Date it would move with the time zone of the process.
])

const getTypeParser: typeof types.getTypeParser = (oid, format) => parsers.get(oid) ?? types.getTypeParser(oid, format)
