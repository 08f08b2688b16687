import type { DB } from '@onrecord/database'
import { freshLog } from '@onrecord/testing'
import { Kysely, PostgresDialect, sql } from 'kysely'
import t from 'tap'
import { listContradictions, listPositionHistory, listPositions, listStickingPoints } from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { classified, opening, received, recorded } from '../samples.ts'

const STANCES = ['supports', 'opposes', 'conditions', 'unclear'] as const
const ACTORS = ['board', 'director', 'envoy', 'left', 'grocer', null] as const

/** Many documents of twenty claims each, on two issues in two frameworks. */
function* many(documents: number) {
  for (let nth = 0; nth < documents; nth++) {
    const name = `document ${nth}`
    yield received(name, { publishedOn: `2025-0${1 + (nth % 3)}-${10 + (nth % 18)}` })
    for (let claim = 0; claim < 20; claim++) {
      yield recorded(name, claim, { relayed: claim % 5 === 0, confidence: claim % 7 === 0 ? 0.3 : 0.9 })
      yield classified(name, claim, {
        actor: ACTORS[(nth + claim) % ACTORS.length] ?? null,
        framework: claim % 3 === 0 ? 'second' : 'first',
        positions: [
          { issue: claim % 2 === 0 ? 'wages' : 'shifts', stance: STANCES[(nth * 3 + claim) % 4] ?? 'unclear' },
        ],
      })
    }
  }
}

t.test('no reading of positions scans a table of a view, in a big dossier or a small one', async (t) => {
  const { log, owner, database } = await freshLog(t)
  for (const [dossier, documents] of [
    ['big', 60],
    ['small-1', 3],
    ['small-2', 3],
  ] as const) {
    await appendAll(log, dossier, [...opening, ...many(documents)])
    await projectAll(log, { dossier })
  }
  for (const table of ['view_sticking_points', 'view_claims', 'view_actors', 'view_dossiers', 'view_build']) {
    await sql`analyze ${sql.table(table)}`.execute(owner.db)
  }
  const statements: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => void statements.push({ sql: query.sql, parameters: query.parameters }),
  })
  for (const dossier of ['big', 'small-1']) {
    for (const framework of ['first', 'second', null]) {
      const query = { dossier, today: '2025-03-10', framework }
      await listStickingPoints(db, query)
      await listStickingPoints(db, { ...query, on: '2025-02-20', phase: 1 })
      await listPositions(db, { ...query, places: ['position', 'within', 'voice'], limit: 50 })
      await listContradictions(db, { ...query, limit: 50 })
      for (const side of [{ party: 'union' }, { actor: 'left' }]) {
        await listPositionHistory(db, { ...query, issue: 'wages', side, limit: 50 })
      }
    }
  }
  t.ok(statements.length > 100)
  const scanned = new Set<string>()
  for (const { sql: text, parameters } of statements) {
    const asked = await database.pool.query(`explain (format json) ${text}`, [...parameters])
    const generic = await database.pool.query(`explain (generic_plan, format json) ${text}`)
    const plan = JSON.stringify([asked.rows, generic.rows])
    for (const [, table] of plan.matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(view_[a-z_]+)"/g)) {
      if (table !== 'view_build' && table !== 'view_dossiers') scanned.add(`${table}: ${text.slice(0, 200)}`)
    }
  }
  t.same([...scanned], [])
})
