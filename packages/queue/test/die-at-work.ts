import { openQueues, work } from '../src/index.ts'
import { count } from './open-queues.ts'

/** A process of its own that takes a job and never ends it: to be killed. */
const [databaseUrl = '', redisUrl = '', prefix = ''] = process.argv.slice(2)
const queues = openQueues({ databaseUrl, redisUrl: redisUrl === '' ? undefined : redisUrl, prefix })
const never = async () => {
  process.stdout.write('started\n')
  await Promise.withResolvers<void>().promise
}
await work(queues, count, never, { concurrency: 1, lockMs: 1000 })
