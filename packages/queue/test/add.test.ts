import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { add, addAll, countJobs, work } from '../src/index.ts'
import { backends, count, freshQueues } from './open-queues.ts'

for (const backend of backends) {
  t.test(backend.name, { skip: backend.skip }, async (t) => {
    await t.test('a job runs once with its payload', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const ran: number[] = []
      const working = await work(queues, count, async ({ n }) => void ran.push(n), { concurrency: 2 })
      t.teardown(working.close)
      await add(queues, count, { n: 7 }, { id: 'seven' })
      await waitFor(async () => ran.length > 0 || undefined, { what: 'the job to run' })
      t.same(ran, [7])
    })

    await t.test('twenty adds of one id make one job', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const twenty = Array.from({ length: 20 }, () => add(queues, count, { n: 1 }, { id: 'same' }))
      await Promise.all(twenty)
      await addAll(queues, count, [
        { payload: { n: 1 }, id: 'same' },
        { payload: { n: 2 }, id: 'other' },
      ])
      t.same(await countJobs(queues, count), { waiting: 2, delayed: 0, active: 0 })
    })

    await t.test('an id can be added again when its job is done', async (t) => {
      const { queues } = await freshQueues(t, backend)
      let runs = 0
      const working = await work(queues, count, async () => void runs++, { concurrency: 1 })
      t.teardown(working.close)
      for (const run of [1, 2, 3]) {
        await add(queues, count, { n: 1 }, { id: 'again' })
        await waitFor(async () => runs === run || undefined, { what: `run ${run}` })
        const idle = async () => (await countJobs(queues, count)).active === 0 || undefined
        await waitFor(idle, { what: 'the job to leave the queue' })
      }
      t.equal(runs, 3)
    })

    await t.test('a delayed job waits as delayed and runs', async (t) => {
      const { queues } = await freshQueues(t, backend)
      await add(queues, count, { n: 1 }, { id: 'later', delayMs: 60_000 })
      await add(queues, count, { n: 2 }, { id: 'soon', delayMs: 50 })
      const ran: number[] = []
      const working = await work(queues, count, async ({ n }) => void ran.push(n), { concurrency: 1 })
      t.teardown(working.close)
      await waitFor(async () => ran.length > 0 || undefined, { what: 'the delayed job to run' })
      t.same(ran, [2])
      t.equal((await countJobs(queues, count)).delayed, 1)
    })

    await t.test('a payload that breaks its schema is refused at the caller', async (t) => {
      const { queues } = await freshQueues(t, backend)
      await t.rejects(add(queues, count, { n: 1.5 }, { id: 'bad' }), { name: 'ZodError' })
      t.same(await countJobs(queues, count), { waiting: 0, delayed: 0, active: 0 })
    })
  })
}
