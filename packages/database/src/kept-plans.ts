import { createHash } from 'node:crypto'
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'

const MARK = '/* plan kept */ '

/**
 * Stands at the beginning of a statement that each connection is to parse and plan once, not at every execution: planning a
 * reading of positions takes as long as running it. For statements that look up rows by keys alone, and so are planned the
 * same whatever they ask for: after five executions PostgreSQL may plan without looking at the parameters. Their texts are
 * few: lists are parameters.
 */
export const keptPlan = sql.raw(MARK)

/** Statements by text, as their connections know them. */
const names = new Map<string, string>()

/** A pool for Kysely whose connections prepare what is marked by {@link keptPlan}. */
export function keepingPlans(pool: Pool): PostgresPool {
  return { connect: async () => keeping(await pool.connect()), end: () => pool.end(), options: pool.options }
}

function keeping(client: PoolClient): PostgresPoolClient {
  const query = (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters]
    return text.startsWith(MARK) ? client.query({ name: nameOf(text), text, values }) : client.query(text, values)
  }
  // Kysely hands over cursors as well, but only where it was given their class; ours was not.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
}

/** A name of the text's own, shorter than the 63 bytes that PostgreSQL takes. */
function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, known)
  return known
}
