import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { sql } from 'kysely'
import t from 'tap'
import { openLogger } from '../src/logger.ts'
import { buildServer } from '../src/server.ts'
import { harbourApi } from './harbour-api.ts'

const VIEWS = 'sticking_points claims demands deadlines actors sources documents'
  .split(' ')
  .map((view) => `view_${view}`)

const LISTS =
  'sticking-points positions contradictions claims demands deadlines timeline actors sources documents review-queue'.split(
    ' ',
  )

const NARROWED = [
  'sticking-points?framework=all&phase=1&status=open&issue=pay',
  'positions?party=union&issue=pay&framework=all',
  'contradictions?issue=pay&framework=all',
  'claims?kind=demand&act=demand&party=union&actor=ada-brandt&issue=pay&phase=1&source=Nobody&review=unreviewed&q=pay',
  'demands?party=union&actor=ada-brandt&issue=pay&source=Nobody',
  'deadlines?party=union&actor=ada-brandt&issue=pay',
  'timeline?actor=jon-keel&kind=statement&issue=pay',
  'documents?state=received&source=Nobody',
  'review-queue?kind=demand',
]

t.test('no list reads a table of a view as a whole, narrowed or not, now or as of an earlier event', async (t) => {
  const api = await harbourApi(t)
  await api.get(`/timeline?minSeq=${api.seq}`)
  await api.stopViews()
  const owner = openDatabase({ url: api.url, name: 'owner', role: null, poolSize: 1 })
  t.teardown(() => owner.close())
  for (const view of VIEWS) {
    await sql`insert into ${sql.table(view)} (dossier_id, build, key, from_seq, to_seq, row)
      select 'like-' || nth, build, key, from_seq, to_seq, row
      from ${sql.table(view)}, generate_series(1, 400) as nth`.execute(owner.db)
    await sql`analyze ${sql.table(view)}`.execute(owner.db)
  }
  // Each statement's plan, as it was run, is told to whoever ran it.
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner.db)
  for (const setting of [
    "session_preload_libraries = 'auto_explain'",
    'auto_explain.log_min_duration = 0',
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

  for (const list of [...LISTS, ...NARROWED]) {
    // What is to be reviewed is so now.
    for (const time of list.startsWith('review-queue') ? [''] : ['', 'asOfSeq=5', 'on=2025-03-05']) {
      plans.length = 0
      const url = `/v1/dossiers/harbour/${[list, time].filter(Boolean).join(list.includes('?') ? '&' : '?')}`
      const { statusCode, body } = await app.inject({ url, headers })
      t.equal(statusCode, 200, `${url} ${statusCode === 200 ? '' : body}`)
      t.ok(plans.length > 0, `${url} was explained`)
      const whole = plans.flatMap((plan) => plan.match(/Seq Scan on (?!view_build|view_dossiers)view_\w+/g) ?? [])
      t.same(whole, [], url)
    }
  }
})
