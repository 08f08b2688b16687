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
