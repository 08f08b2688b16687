import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { jobs, migrateQueue } from '../src/index.ts'

t.test('preparing the queues at once and again leaves one schema', async (t) => {
  const { ownerUrl, database } = await freshDatabase(t)
  await Promise.all([migrateQueue({ url: ownerUrl }), migrateQueue({ url: ownerUrl })])
  await migrateQueue({ url: ownerUrl })
  const { rows } = await database.pool.query('select version from bullmq.migration order by version')
  t.equal(new Set(rows.map(({ version }) => version)).size, rows.length)
  t.ok(rows.length > 0)
})

t.test('the service role may use the queues and define nothing', async (t) => {
  const { ownerUrl, database } = await freshDatabase(t)
  await migrateQueue({ url: ownerUrl })
  for (const { name } of jobs) {
    await database.pool.query(`select * from bullmq.add_jobs_bulk($1, '[]'::jsonb)`, [name])
  }
  await t.rejects(database.pool.query('create table bullmq.more (id int)'), { code: '42501' })
})
