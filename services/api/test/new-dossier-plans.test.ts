import { type DB, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { type Kysely, sql } from 'kysely'
import t from 'tap'
import { openLogger } from '../src/logger.ts'
import { buildServer } from '../src/server.ts'
import { harbourApi } from './harbour-api.ts'

const VIEWS = 'sticking_points claims demands deadlines actors sources documents'
  .split(' ')
  .map((view) => `view_${view}`)

/** All but the claims, of a cluster the first: that plan needs statistics (docs/adr/0034-plans-that-hold-for-any-dossier.md). */
const LISTS =
  'sticking-points positions contradictions demands deadlines timeline actors sources documents review-queue'.split(' ')

/** How often each row of the new dossier is there, under other keys. */
const TIMES = 400

/** Blocks that one statement may read: each row of the largest table some times over, far from each for every other. */
const MOST_BLOCKS = 40_000

type Explained = { 'Query Text': string; Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }

t.test(
  'no list but that of claims, of a dossier that statistics do not know reads the dossier again for each of its rows',
  async (t) => {
    const api = await harbourApi(t)
    await api.get(`/timeline?minSeq=${api.seq}`)
    await api.stopViews()
    const owner = openDatabase({ url: api.url, name: 'owner', role: null, poolSize: 1 })
    t.teardown(() => owner.close())
    for (const view of VIEWS) await replant(owner.db, view)
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner.db)
    for (const setting of [
      "session_preload_libraries = 'auto_explain'",
      'auto_explain.log_min_duration = 0',
      'auto_explain.log_analyze = on',
      'auto_explain.log_timing = off',
      'auto_explain.log_buffers = on',
      "auto_explain.log_format = 'json'",
      "auto_explain.log_level = 'notice'",
    ]) {
      await sql`alter database ${sql.ref(rows[0]?.name ?? '')} set ${sql.raw(setting)}`.execute(owner.db)
    }
    const database = openDatabase({ url: api.url, name: 'explained' })
    const plans: string[] = []
    database.pool.on('connect', (client) => {
      client.on('notice', ({ message }) => void plans.push(message ?? ''))
    })
    const log = openEventLog({ database, registry: eventRegistry })
    const logger = openLogger({ name: 'test', level: 'silent' })
    const app = await buildServer({ log, logger, allowedHosts: null, webhooks: null }, { staleMs: 0 })
    t.teardown(async () => {
      await app.close()
      await closeEventLog(log)
    })
    const headers = { authorization: `Bearer ${await api.keyFor(['read'])}` }

    for (const list of LISTS) {
      plans.length = 0
      const { statusCode, body } = await app.inject({ url: `/v1/dossiers/harbour/${list}`, headers })
      t.equal(statusCode, 200, `${list} ${statusCode === 200 ? '' : body}`)
      t.ok(plans.length > 0, `${list} was explained`)
      const large = plans.map(readingOf).filter(({ blocks }) => blocks > MOST_BLOCKS)
      t.same(large, [], list)
    }
  },
)

/** Leaves statistics that know another dossier alone, and then many rows of the dossier that was there. */
async function replant(db: Kysely<DB>, view: string): Promise<void> {
  const table = sql.table(view)
  const columns = sql`build, key || '-' || nth, from_seq, to_seq, "row"`
  await sql`alter table ${table} set (autovacuum_enabled = false)`.execute(db)
  if (view === 'view_claims') {
    await sql`insert into view_claims (dossier_id, build, key, from_seq, to_seq, "row")
      select dossier_id, build, 'edge/' || claim || '/x.misses', from_seq, null,
        jsonb_build_object('a', claim, 'b', 'x', 'relation', 'misses', 'rule', null, 'cut', false)
      from view_claims where claim is not null and to_seq is null`.execute(db)
  }
  await sql`insert into ${table} (dossier_id, build, key, from_seq, to_seq, "row")
    select 'like', ${columns} from ${table}, generate_series(1, ${sql.lit(TIMES)}) as nth`.execute(db)
  await sql`create temporary table kept as select build, key, from_seq, to_seq, "row" from ${table} where dossier_id = 'harbour'`.execute(
    db,
  )
  await sql`delete from ${table} where dossier_id = 'harbour'`.execute(db)
  await sql`vacuum analyze ${table}`.execute(db)
  await sql`insert into ${table} (dossier_id, build, key, from_seq, to_seq, "row")
    select 'harbour', build, key, from_seq, to_seq, "row" from kept
    union all
    select 'harbour', ${columns} from kept, generate_series(1, ${sql.lit(TIMES)}) as nth`.execute(db)
  await sql`drop table kept`.execute(db)
}

/** What a notice of auto_explain tells of a statement: how many blocks it read. */
function readingOf(notice: string): { query: string; blocks: number } {
  const start = notice.indexOf('{')
  if (start < 0) return { query: notice, blocks: 0 }
  const { 'Query Text': query, Plan } = JSON.parse(notice.slice(start)) as Explained
  return { query, blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'] }
}
