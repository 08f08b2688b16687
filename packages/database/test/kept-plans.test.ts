import { freshDatabase } from '@onrecord/testing'
import { sql } from 'kysely'
import t from 'tap'
import { keptPlan, openDatabase } from '../src/index.ts'

t.test('a marked statement is prepared once a connection, and answers by its own parameters', async (t) => {
  const { url } = await freshDatabase(t)
  const database = openDatabase({ url, name: 'kept', poolSize: 1 })
  t.teardown(() => database.close())
  const ask = async (given: readonly string[]) => {
    const { rows } = await sql<{ word: string }>`${keptPlan}select word from unnest(${given}::text[]) as word`.execute(
      database.db,
    )
    return rows.map(({ word }) => word)
  }
  for (let nth = 0; nth < 12; nth++) t.same(await ask([`a ${nth}`, 'b']), [`a ${nth}`, 'b'])
  t.same(await ask([]), [])
  await sql`select ${1}::integer as plain`.execute(database.db)
  const { rows } = await database.pool.query<{ calls: number }>(
    'select generic_plans + custom_plans as calls from pg_prepared_statements',
  )
  t.strictSame(rows, [{ calls: 13 }])
})

t.test('a marked statement that failed can be asked again on the same connection', async (t) => {
  const { url } = await freshDatabase(t)
  const database = openDatabase({ url, name: 'kept', poolSize: 1 })
  t.teardown(() => database.close())
  const divide = (by: number) => sql<{ of: number }>`${keptPlan}select 6 / ${by}::integer as of`.execute(database.db)
  await t.rejects(divide(0), { code: '22012' })
  t.strictSame((await divide(2)).rows, [{ of: 3 }])
  const missing = () => sql`${keptPlan}select ${1}::integer from nowhere`.execute(database.db)
  await t.rejects(missing(), { code: '42P01' })
  await t.rejects(missing(), { code: '42P01' })
})

t.test(
  'a marked statement is planned for any parameters, and one beside it for its own, after a rollback too',
  async (t) => {
    const { url } = await freshDatabase(t)
    const { db, close } = openDatabase({ url, name: 'kept', poolSize: 1 })
    t.teardown(() => close())
    await sql`create temporary table word as select 'rare' as word union all select 'common' from generate_series(1, 999)`.execute(
      db,
    )
    await sql`create index on word (word)`.execute(db)
    await sql`analyze word`.execute(db)
    const planOf = async (mark: typeof keptPlan) => {
      // A prepared statement is planned as the connection plans; what explains one has no parameters itself.
      const name = `of_${Math.random().toString(36).slice(2)}`
      await sql`prepare ${sql.raw(name)} (text) as select from word where word = $1`.execute(db)
      await sql`${mark}select ${1}::integer`.execute(db)
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain execute ${sql.raw(name)} ('common')`.execute(db)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    const none = sql.raw('')
    t.match(await planOf(keptPlan), '$1', 'marked')
    t.match(await planOf(none), "'common'", 'not marked')
    t.match(await planOf(keptPlan), '$1', 'marked again')
    await t.rejects(
      db.transaction().execute(async (tx) => {
        await sql`select ${1}::integer`.execute(tx)
        throw new Error('given up')
      }),
      { message: 'given up' },
    )
    t.match(await planOf(none), "'common'", 'not marked, after a rollback')
    await t.rejects(
      db.transaction().execute(async (tx) => {
        await sql`${keptPlan}select ${1}::integer`.execute(tx)
        throw new Error('given up')
      }),
      { message: 'given up' },
    )
    t.match(await planOf(keptPlan), '$1', 'marked, after a rollback')
  },
)
