import { type DB, openDatabase } from '@onrecord/database'
import { Kysely, PostgresDialect, sql } from 'kysely'

type Explained = { 'QUERY PLAN': { Plan: Node }[] }

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] }

/**
 * Views' tables that the statements of `ask` would read whole, and whether any would start workers, as PostgreSQL plans
 * them after an ANALYZE: for what is asked, and once for all that may be asked, as it does with statements that a
 * connection keeps. `ask` is run as well.
 */
export async function scansOf(url: string, ask: (db: Kysely<DB>) => Promise<unknown>): Promise<string[]> {
  const { pool, close } = openDatabase({ url, name: 'plans', poolSize: 1 })
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push({ sql: query.sql, parameters: query.parameters }),
  })
  try {
    await ask(db)
    const scans: string[] = []
    for (const { sql: text, parameters } of asked) {
      const asked = await pool.query<Explained>(`explain (format json) ${text}`, [...parameters])
      const generic = await pool.query<Explained>(`explain (generic_plan, format json) ${text}`)
      const plans = [...asked.rows, ...generic.rows].flatMap((row) => row['QUERY PLAN'])
      scans.push(...plans.flatMap(({ Plan }) => scansIn(Plan)))
    }
    if (asked.length === 0) throw new Error('nothing was asked')
    return scans
  } finally {
    await close()
  }
}

function scansIn(node: Node): string[] {
  const isWhole = node['Node Type'] === 'Seq Scan' && /^(view_|quote|event|document)/.test(node['Relation Name'] ?? '')
  const own = isWhole ? [`reads the whole of ${node['Relation Name']}`] : []
  const workers = node['Node Type'].startsWith('Gather') ? ['starts workers'] : []
  return [...own, ...workers, ...(node.Plans ?? []).flatMap(scansIn)]
}

/**
 * Makes a view's table as large as one that matters: ten more dossiers with the rows of this one, and every row of this
 * one fifteen times more under other keys. Needs the owner.
 */
export async function enlarge(db: Kysely<DB>, { table, dossier }: { table: string; dossier: string }): Promise<void> {
  const name = sql.table(table)
  await sql`insert into ${name} (dossier_id, build, key, from_seq, to_seq, row)
    select 'like-' || nth, build, key, from_seq, to_seq, row
    from ${name}
    cross join generate_series(1, 10) as nth
    where dossier_id = ${dossier}`.execute(db)
  await sql`insert into ${name} (dossier_id, build, key, from_seq, to_seq, row)
    select dossier_id, build, key || '-' || nth, from_seq, to_seq, row
    from ${name}
    cross join generate_series(1, 15) as nth
    where dossier_id = ${dossier}`.execute(db)
  await sql`analyze ${name}`.execute(db)
}
