import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { add, work } from '../src/index.ts'
import { backends, count, freshQueues } from './open-queues.ts'

const child = fileURLToPath(new URL('die-at-work.ts', import.meta.url))

for (const backend of backends) {
  t.test(
    `a job whose worker was killed twice is run by the next, on ${backend.name}`,
    {
      skip: backend.skip,
    },
    async (t) => {
      const { queues, settings } = await freshQueues(t, backend)
      await add(queues, count, { n: 5 }, { id: 'five' })
      for (let kill = 0; kill < 2; kill++) {
        const args = [child, settings.databaseUrl, settings.redisUrl ?? '', settings.prefix]
        const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
        await once(worker.stdout, 'data')
        worker.kill('SIGKILL')
        await once(worker, 'exit')
      }
      const ran: number[] = []
      const working = await work(queues, count, async ({ n }) => void ran.push(n), { concurrency: 1, lockMs: 1000 })
      t.teardown(working.close)
      await waitFor(async () => ran.length > 0 || undefined, { what: 'the stalled job to run' })
      t.same(ran, [5])
    },
  )
}
