import { createServer, type Server } from 'node:net'
import t from 'tap'
import { add, closeQueues, openQueues, QueueUnavailableError, upsertScheduler, work } from '../src/index.ts'
import { count } from './open-queues.ts'

const silent = (): Promise<{ server: Server; port: number }> => {
  const { promise, resolve, reject } = Promise.withResolvers<{ server: Server; port: number }>()
  const server = createServer((socket) => socket.on('error', () => undefined))
  server.on('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') reject(new Error('no port'))
    else resolve({ server, port: address.port })
  })
  return promise
}

const servers = { Redis: 'redis', PostgreSQL: 'postgres' }
for (const [name, scheme] of Object.entries(servers)) {
  for (const state of ['is away', 'accepts connections and says nothing']) {
    t.test(`adding a job while ${name} ${state} is refused in time`, async (t) => {
      const { server, port } = await silent()
      if (state === 'is away') server.close()
      else t.teardown(() => server.close())
      const url = `${scheme}://onrecord@127.0.0.1:${port}/none`
      const redisUrl = scheme === 'redis' ? url : undefined
      const queues = openQueues({ databaseUrl: url, redisUrl, timeoutMs: 200 })
      await t.rejects(add(queues, count, { n: 1 }, { id: 'one' }), QueueUnavailableError)
      const scheduler = { id: 'tick', rhythm: { everyMs: 1000 }, payload: { n: 1 } }
      await t.rejects(upsertScheduler(queues, count, scheduler), QueueUnavailableError)
      await t.rejects(
        work(queues, count, async () => undefined, { concurrency: 1 }),
        QueueUnavailableError,
      )
      await closeQueues(queues)
    })
  }
}
