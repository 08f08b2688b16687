import { freshDatabase } from '@onrecord/testing'
import { sql } from 'kysely'
import t from 'tap'
import { openDatabase } from '../src/index.ts'

t.test('every connection acts as the service role from its first query on', async (t) => {
  const { database } = await freshDatabase(t)
  const busy = Array.from({ length: 30 }, () =>
    database.pool.query('select current_user as role, pg_backend_pid() as pid, pg_sleep(0.01)'),
  )
  const rows = (await Promise.all(busy)).flatMap(({ rows }) => rows)
  t.strictSame(new Set(rows.map(({ role }) => role)), new Set(['onrecord_service']))
  t.ok(new Set(rows.map(({ pid }) => pid)).size > 1, 'several connections were opened')
})

t.test('the service role can create nothing in the schema', async (t) => {
  const { database, ownerUrl } = await freshDatabase(t)
  await t.rejects(sql`create table mine (id int)`.execute(database.db), { code: '42501' })
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null })
  t.teardown(() => owner.close())
  await owner.pool.query('create table theirs (id int)')
  await t.rejects(sql`drop table theirs`.execute(database.db), { code: '42501' })
  await t.rejects(sql`select from theirs`.execute(database.db), { code: '42501' }, 'nothing is granted unasked')
})

t.test('a role that does not exist fails the query instead of running it as the owner', async (t) => {
  const { url } = await freshDatabase(t)
  const database = openDatabase({ url, name: 'nobody', role: 'no_such "role' })
  t.teardown(() => database.close())
  await t.rejects(database.pool.query('select 1'), { code: '22023' })
})

t.test('bigint and numeric arrive as numbers, timestamptz as Date, date as text', async (t) => {
  const { database } = await freshDatabase(t)
  const { rows } = await database.pool.query(
    `select 9007199254740991::bigint as whole, 0.25::numeric as part, '2025-02-03'::date as day,
            '2025-02-03T10:00:00.123+02:00'::timestamptz as instant, array[1::bigint] as several`,
  )
  t.strictSame(rows, [
    {
      whole: 9_007_199_254_740_991,
      part: 0.25,
      day: '2025-02-03',
      instant: new Date('2025-02-03T08:00:00.123Z'),
      several: rows[0].several,
    },
  ])
})

t.test('connections that the server ends fail no later query', async (t) => {
  const { database, ownerUrl } = await freshDatabase(t)
  await database.pool.query('select 1')
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null })
  t.teardown(() => owner.close())
  const dropped = new Promise((resolve) => database.pool.once('error', resolve))
  await owner.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await dropped
  const { rows } = await database.pool.query('select 1 as one')
  t.strictSame(rows, [{ one: 1 }])
})
