import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import t from 'tap'
import {
  attempts,
  backends,
  endWaits,
  freshNotify,
  type Notify,
  openDossier,
  RECONCILING_OFTEN,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { startReceiver } from './receiver.ts'

/** Takes everything from the queue, as a lost Redis would. */
async function emptyQueue({ config, owner }: Notify): Promise<void> {
  if (config.redisUrl === undefined) {
    const { rows } = await owner.pool.query(
      `select tablename from pg_tables where schemaname = 'bullmq' and tablename ~ 'job'`,
    )
    for (const { tablename } of rows) await owner.pool.query(`truncate bullmq.${tablename} cascade`)
    return
  }
  const redis = new Redis(config.redisUrl)
  const keys = await redis.keys(`{${config.queuePrefix}*`)
  if (keys.length > 0) await redis.del(...keys)
  redis.disconnect()
}

for (const backend of backends) {
  t.test(backend.name, { skip: backend.skip }, async (t) => {
    await t.test('a queue that lost everything loses no delivery', async (t) => {
      const notify = await freshNotify(t, backend)
      await openDossier(notify.log, 'port')
      const receiver = await startReceiver(t, (response, nth) => response.writeHead(nth < 8 ? 503 : 200).end())
      const { id } = await subscribe(notify, receiver.url)
      await run(t, notify, RECONCILING_OFTEN)
      await recordClaims(notify.log, 'port', { count: 8 })
      await attempts(notify, id, 8)

      await emptyQueue(notify)
      await endWaits(notify)

      const all = await attempts(notify, id, 16)
      t.same(new Set(all.map(({ delivery }) => delivery)), new Set(['delivered']))
    })

    await t.test('killed between sending and recording, the service sends again with the same id', async (t) => {
      const notify = await freshNotify(t, backend)
      await openDossier(notify.log, 'port')
      const settings = { ...notify.config, deliveryTimeoutMs: 200, leaseMarginMs: 200 }
      const child = spawn(
        process.execPath,
        [fileURLToPath(new URL('run-notify.ts', import.meta.url)), JSON.stringify(settings)],
        {
          stdio: ['ignore', 'inherit', 'inherit'],
        },
      )
      t.teardown(() => child.kill('SIGKILL'))
      const receiver = await startReceiver(t, (response, nth) => {
        if (nth === 0) child.kill('SIGKILL')
        else response.end()
      })
      const { id } = await subscribe(notify, receiver.url)
      const [event] = await recordClaims(notify.log, 'port')
      await once(child, 'exit')
      t.equal(child.signalCode, 'SIGKILL')

      await run(t, notify, RECONCILING_OFTEN)
      const all = await attempts(notify, id, 1)
      t.match(all, [{ attempt: 1, delivery: 'delivered' }])
      t.same(
        receiver.receipts.map(({ headers }) => headers['webhook-id']),
        [event?.eventId, event?.eventId],
      )
    })
  })
}

t.test('stopping while a receiver hangs ends, and what was under way is sent again', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t, (response, nth) => {
    if (nth > 0) response.end()
  })
  const { id } = await subscribe(notify, receiver.url)
  const { stop } = await run(t, notify, { deliveryTimeoutMs: 60_000 })
  await recordClaims(notify.log, 'port')
  await receiver.received(1)
  await stop()

  await run(t, notify)
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { attempt: 1, delivery: 'delivered' })
  t.equal(receiver.receipts[0]?.headers['webhook-id'], receiver.receipts[1]?.headers['webhook-id'])
})

t.test('a service with another secrets key than the database’s refuses to start', async (t) => {
  const notify = await freshNotify(t)
  const { stop } = await run(t, notify)
  await stop()
  await t.rejects(run(t, notify, { secretsKey: Buffer.alloc(32, 7).toString('base64') }), /the secrets key is/)
  await t.rejects(run(t, notify, { secretsKey: 'too short' }), /32 bytes in base64/)
})
