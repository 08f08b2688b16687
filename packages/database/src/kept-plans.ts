import { createHash } from 'node:crypto'
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'

const MARK = '/* plan kept */ '

/**
 * Stands at the beginning of a statement that each connection is to parse and plan once, not at every execution: planning a
 * reading of positions takes as long as running it. For statements that look up rows by keys alone, and so are planned the
 * same whatever they ask for: PostgreSQL plans them without looking at the parameters. Their texts are few: lists are
 * parameters.
 */
export const keptPlan = sql.raw(MARK)

/** Statements by text, as their connections know them. */
const names = new Map<string, string>()

/** Whether a connection plans for any parameters. Left to itself PostgreSQL goes on planning what it takes for cheaper so. */
type Mode = 'force_generic_plan' | 'auto'
const modes = new WeakMap<PoolClient, Mode | 'unknown'>()

/** A pool for Kysely whose connections prepare what is marked by {@link keptPlan}. */
export function keepingPlans(pool: Pool): PostgresPool {
  return { connect: async () => keeping(await pool.connect()), end: () => pool.end(), options: pool.options }
}

function keeping(client: PoolClient): PostgresPoolClient {
  const query = (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters]
    const isKept = text.startsWith(MARK)
    // What has no parameters is planned the same in either mode: transactions begin and end without a word more.
    if (values.length > 0) setMode(client, isKept ? 'force_generic_plan' : 'auto')
    else if (/^rollback/i.test(text)) modes.set(client, 'unknown') // It undoes what was set since the beginning.
    return isKept ? client.query({ name: nameOf(text), text, values }) : client.query(text, values)
  }
  // Kysely hands over cursors as well, but only where it was given their class; ours was not.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
}

/** Goes ahead of a query in the connection's queue. Where a transaction has failed it is refused, as that query will be. */
function setMode(client: PoolClient, mode: Mode): void {
  if ((modes.get(client) ?? 'auto') === mode) return
  modes.set(client, mode)
  client.query(`set plan_cache_mode = ${mode}`).catch(() => modes.set(client, 'unknown'))
}

/** A name of the text's own, shorter than the 63 bytes that PostgreSQL takes. */
function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, known)
  return known
}
