import { waitFor } from '@onrecord/testing'
import t from 'tap'
import * as z from 'zod'
import { add, countJobs, defineJob, work } from '../src/index.ts'
import { queueOf } from '../src/queues.ts'
import { backends, count, freshQueues } from './open-queues.ts'

for (const backend of backends) {
  t.test(backend.name, { skip: backend.skip }, async (t) => {
    await t.test('a job that throws is run as often as it says, then leaves the queue', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const attempts: number[] = []
      const fail = async (_: unknown, { attempt }: { attempt: number }) => {
        attempts.push(attempt)
        throw new Error('no')
      }
      const working = await work(queues, count, fail, { concurrency: 1 })
      t.teardown(working.close)
      await add(queues, count, { n: 1 }, { id: 'one' })
      const gone = async () => {
        const { waiting, delayed, active } = await countJobs(queues, count)
        return (attempts.length === 3 && waiting + delayed + active === 0) || undefined
      }
      await waitFor(gone, { what: 'the job to be given up' })
      t.same(attempts, [1, 2, 3])
    })

    await t.test('the queue keeps the code of an error, never its words', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const slow = { ...count, backoffMs: 60_000 }
      const fail = async () => {
        throw Object.assign(new Error('said the minister'), { code: 'invalid-event' })
      }
      const working = await work(queues, slow, fail, { concurrency: 1 })
      t.teardown(working.close)
      await add(queues, slow, { n: 1 }, { id: 'one' })
      const failed = async () => {
        const job = await (await queueOf(queues, slow)).getJob('one')
        return job?.failedReason === undefined ? undefined : job
      }
      const job = await waitFor(failed, { what: 'the failure to be stored' })
      t.equal(job.failedReason, 'invalid-event')
      t.notMatch(JSON.stringify(job.toJSON()), 'minister')
    })

    await t.test('a stored payload that breaks its schema fails for good without running', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const loose = defineJob({ ...count, payload: z.looseObject({}) })
      await add(queues, loose, { words: 'no number' }, { id: 'bad' })
      let runs = 0
      const working = await work(queues, count, async () => void runs++, { concurrency: 1 })
      t.teardown(working.close)
      const gone = async () => {
        const { waiting, delayed, active } = await countJobs(queues, count)
        return waiting + delayed + active === 0 || undefined
      }
      await waitFor(gone, { what: 'the job to be given up' })
      t.equal(runs, 0)
    })

    await t.test('closing lets a running job finish', async (t) => {
      const { queues } = await freshQueues(t, backend)
      const started = Promise.withResolvers<void>()
      const release = Promise.withResolvers<void>()
      let finished = false
      const run = async () => {
        started.resolve()
        await release.promise
        finished = true
      }
      const working = await work(queues, count, run, { concurrency: 1 })
      await add(queues, count, { n: 1 }, { id: 'one' })
      await started.promise
      const closing = working.close()
      t.equal(finished, false)
      release.resolve()
      await closing
      t.equal(finished, true)
    })
  })
}
