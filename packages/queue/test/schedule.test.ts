import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { countJobs, upsertScheduler, work } from '../src/index.ts'
import { queueOf } from '../src/queues.ts'
import { backends, count, freshQueues } from './open-queues.ts'

for (const backend of backends) {
  t.test(backend.name, { skip: backend.skip }, async (t) => {
    await t.test('a scheduler keeps making jobs', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const ran: number[] = []
      const working = await work(queues, count, async ({ n }) => void ran.push(n), { concurrency: 1 })
      t.teardown(working.close)
      await upsertScheduler(queues, count, { id: 'tick', rhythm: { everyMs: 50 }, payload: { n: 3 } })
      await waitFor(async () => ran.length >= 3 || undefined, { what: 'three turns' })
      t.same(ran.slice(0, 3), [3, 3, 3])
    })

    await t.test('upserting again changes the scheduler instead of adding one', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const daily = { pattern: '0 6 * * *', timeZone: 'Asia/Jerusalem' }
      await upsertScheduler(queues, count, { id: 'tick', rhythm: { everyMs: 3_600_000 }, payload: { n: 1 } })
      await upsertScheduler(queues, count, { id: 'tick', rhythm: daily, payload: { n: 2 } })
      await upsertScheduler(queues, count, { id: 'tick', rhythm: daily, payload: { n: 2 } })
      t.equal((await countJobs(queues, count)).delayed, 1)
      const [scheduler, ...more] = await (await queueOf(queues, count)).getJobSchedulers()
      t.match(scheduler, { key: 'tick', pattern: '0 6 * * *', tz: 'Asia/Jerusalem' })
      t.same(more, [])
    })
  })
}
