import { readEvents } from '@onrecord/event-log'
import { closeQueues, openQueues } from '@onrecord/queue'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { start } from '../../src/index.ts'
import { backends, freshDossier, sharedPool, silent } from '../fixture.ts'
import { flushQueue } from '../flush-queue.ts'
import { recordClaim } from '../record-claim.ts'

const pool = sharedPool(t)

for (const backend of backends) {
  t.test(`the service tells of passed dates by itself, on ${backend.name}`, { skip: backend.skip }, async (t) => {
    const { log, config, dossier, ownerUrl } = await freshDossier(t, backend)
    const told = (count: number) =>
      waitFor(
        async () => {
          const events = await readEvents(log, { dossier, after: 0, limit: 1000, types: ['DueDatePassed'] })
          return events.length >= count ? events : undefined
        },
        { what: `${count} passings` },
      )
    await recordClaim(log, dossier, { words: 'By the second', due: '2020-03-02' })
    const ingest = await start({ ...config, dueDatesEveryMs: 300 }, { logger: silent, pool })
    t.teardown(ingest.stop)
    await told(1)
    await recordClaim(log, dossier, { words: 'By the third', due: '2020-03-03' })
    await told(2)

    const queues = openQueues({ ...config, prefix: config.queuePrefix ?? '' })
    t.teardown(() => closeQueues(queues))
    await flushQueue(t, queues, ownerUrl)
    await recordClaim(log, dossier, { words: 'By the fourth', due: '2020-03-04' })
    await told(3)
  })
}
