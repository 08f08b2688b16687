import { closeQueues, countJobs, extractDocument, openQueues, type Queues } from '@onrecord/queue'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { start } from '../../src/index.ts'
import { followRequests } from '../../src/requests/follow-requests.ts'
import { reconcile } from '../../src/requests/reconcile.ts'
import { backends, dispatch, freshDossier, outcomes, sharedPool, silent, submit } from '../fixture.ts'
import { flushQueue } from '../flush-queue.ts'

const pool = sharedPool(t)

const jobs = async (queues: Queues, count: number) => {
  const { waiting } = await countJobs(queues, extractDocument)
  return waiting === count || undefined
}

for (const backend of backends) {
  t.test(`a queue that lost its jobs has them again, on ${backend.name}`, { skip: backend.skip }, async (t) => {
    const { log, config, ownerUrl, dossier } = await freshDossier(t, backend)
    const queues = openQueues({ ...config, prefix: config.queuePrefix ?? '' })
    t.teardown(() => closeQueues(queues))
    const following = followRequests({ log, queues, logger: silent })
    for (const nth of [1, 2, 3]) await submit(log, { dossier, text: dispatch(nth) })
    await waitFor(() => jobs(queues, 3), { what: 'three jobs' })
    await following.stop()
    t.equal(await reconcile({ log, queues }), 3)
    t.ok(await jobs(queues, 3), 'jobs that are there are not added twice')

    await flushQueue(t, queues, ownerUrl)
    t.ok(await jobs(queues, 0))
    const ingest = await start(config, { logger: silent, pool })
    t.teardown(ingest.stop)
    const ended = await outcomes(log, dossier, 3)
    t.same(
      ended.map(({ type }) => type),
      ['DocumentProcessed', 'DocumentProcessed', 'DocumentProcessed'],
    )
    const answered = async () => ((await reconcile({ log, queues })) === 0 ? true : undefined)
    t.ok(await waitFor(answered, { what: 'no open request' }), 'what is answered is added no more')
  })
}
