import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { SYSTEM_LOG } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { endpointStream, findHealth } from '@onrecord/webhooks/endpoints'
import t from 'tap'
import { defaults } from '../src/index.ts'
import {
  attempts,
  endpoint,
  endWaits,
  freshNotify,
  openDossier,
  RECONCILING_OFTEN,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { type Answer, startReceiver } from './receiver.ts'

/** A service with one dossier and one endpoint that answers as told. */
async function notifying(t: Parameters<typeof freshNotify>[0], answer: Answer, settings = {}) {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t, answer)
  const { id } = await subscribe(notify, receiver.url)
  await run(t, notify, settings)
  return { notify, receiver, id }
}

t.test('a receiver that fails once is called again with the same webhook-id, and both attempts are kept', async (t) => {
  const { notify, receiver, id } = await notifying(t, (response, nth) => {
    response.writeHead(nth === 0 ? 500 : 200).end(nth === 0 ? 'out of order' : 'thank you')
  })
  const [event] = await recordClaims(notify.log, 'port')
  const [first] = await attempts(notify, id, 1)
  t.match(first, { attempt: 1, status: 500, errorStage: 'status', answer: 'out of order', delivery: 'due' })
  const { rows } = await notify.owner.pool.query(
    'select extract(epoch from next_attempt_at - $1) * 1000 as wait from webhook_delivery',
    [first?.at],
  )
  t.ok(rows[0].wait >= 5000, 'it waits 5 s at least')

  await endWaits(notify)
  const [, second] = await attempts(notify, id, 2)
  t.match(second, { attempt: 2, status: 200, errorStage: null, answer: 'thank you', delivery: 'delivered' })
  t.same(
    receiver.receipts.map(({ headers }) => headers['webhook-id']),
    [event?.eventId, event?.eventId],
  )
})

t.test('the next attempt comes by itself when its time has come', async (t) => {
  const { notify, id } = await notifying(t, (response, nth) => response.writeHead(nth === 0 ? 503 : 200).end(), {
    reconcileEveryMs: 3_600_000,
  })
  await recordClaims(notify.log, 'port')
  const [, second] = await attempts(notify, id, 2)
  t.equal(second?.delivery, 'delivered')
})

t.test('when the schedule is used up the delivery has failed for good', async (t) => {
  const { notify, id } = await notifying(t, (response) => response.writeHead(500).end(), RECONCILING_OFTEN)
  await recordClaims(notify.log, 'port')
  for (let count = 1; count < 8; count += 1) {
    await attempts(notify, id, count)
    await endWaits(notify)
  }
  const all = await attempts(notify, id, 8)
  t.equal(all.at(-1)?.delivery, 'failed')
  t.equal(all.length, 8)
})

t.test('a receiver that never answers is given up after the time limit', async (t) => {
  const { notify, id } = await notifying(t, () => undefined, { deliveryTimeoutMs: 200 })
  await recordClaims(notify.log, 'port')
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { status: null, errorStage: 'timeout', delivery: 'due' })
})

t.test('a redirect is a failure and is not followed', async (t) => {
  const other = await startReceiver(t)
  const { notify, id, receiver } = await notifying(t, (response) =>
    response.writeHead(302, { location: other.url }).end(),
  )
  await recordClaims(notify.log, 'port')
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { status: 302, errorStage: 'redirect', delivery: 'due' })
  t.equal(receiver.receipts.length, 1)
  t.equal(other.receipts.length, 0)
})

t.test('410 disables the endpoint and says so; what was due stays due', async (t) => {
  const { notify, id, receiver } = await notifying(t, (response) => response.writeHead(410).end())
  await recordClaims(notify.log, 'port')
  await attempts(notify, id, 1)
  t.match((await endpoint(notify, id)).disabled, { cause: 'gone', reason: /410/ })
  const { rows } = await notify.owner.pool.query('select state from webhook_delivery')
  t.same(rows, [{ state: 'due' }])
  const events = await readStream(notify.log, { dossier: SYSTEM_LOG, streamId: endpointStream(id) })
  t.match(events.at(-1), { type: 'WebhookDisabled', data: { endpointId: id, cause: 'gone' } })
  t.equal(receiver.receipts.length, 1)
})

t.test('after ten failures in a row the rest is left alone for a while, then one is tried', async (t) => {
  let isUp = false
  const answer: Answer = (response) => response.writeHead(isUp ? 200 : 500).end()
  const { notify, id, receiver } = await notifying(t, answer, RECONCILING_OFTEN)
  await recordClaims(notify.log, 'port', { count: 60 })
  const health = await waitFor(
    async () => {
      const found = await findHealth(notify.log.db, id)
      return found.pausedUntil === null ? undefined : found
    },
    { what: 'a pause' },
  )
  t.ok(health.failuresInARow >= 10)
  t.ok(receiver.receipts.length < 60, `${receiver.receipts.length} of 60 were tried`)
  const before = receiver.receipts.length
  await endWaits(notify)
  await receiver.received(before + 1)
  await waitFor(
    async () => ((await findHealth(notify.log.db, id)).failuresInARow > health.failuresInARow ? true : undefined),
    { what: 'a trial' },
  )
  t.equal(receiver.receipts.length, before + 1, 'one delivery was the trial for all')
  isUp = true
  // Who read the pause before it ended puts a delivery off until its end of then.
  const isDone = async () => {
    await endWaits(notify)
    return (await findHealth(notify.log.db, id)).waiting === 0 ? true : undefined
  }
  await waitFor(isDone, { what: 'all' })
  t.match(await findHealth(notify.log.db, id), { failuresInARow: 0, failingSince: null, pausedUntil: null, waiting: 0 })
})

t.test('five days of nothing but failures disable the endpoint, with the reason', async (t) => {
  const { notify, id } = await notifying(t, (response) => response.writeHead(503).end(), RECONCILING_OFTEN)
  await recordClaims(notify.log, 'port')
  await attempts(notify, id, 1)
  await notify.owner.pool.query(
    `update webhook_endpoint set failing_since = now() - interval '5 days', failed_at = now() - interval '10 hours'`,
  )
  await endWaits(notify)
  await attempts(notify, id, 2)
  const disabled = await waitFor(async () => (await endpoint(notify, id)).disabled ?? undefined, { what: 'the end' })
  t.match(disabled, { cause: 'failing', reason: /every delivery since .* has failed, the last with 503/ })
})

t.test('an endless answer is cut off, its start is kept', async (t) => {
  const { notify, id } = await notifying(t, (response) => {
    response.writeHead(200)
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  })
  await recordClaims(notify.log, 'port')
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { status: 200, delivery: 'delivered' })
  t.equal(attempt?.answer, 'x'.repeat(4096))
})

t.test('a refused and a broken connection are told apart', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const server = createServer((socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { id } = await subscribe(notify, `http://127.0.0.1:${port}/`)
  await run(t, notify, RECONCILING_OFTEN)
  await recordClaims(notify.log, 'port')
  const [broken] = await attempts(notify, id, 1)
  t.match(broken, { status: null, errorStage: 'response' })
  await new Promise((resolve) => server.close(resolve))
  await endWaits(notify)
  const [, refused] = await attempts(notify, id, 2)
  t.match(refused, { status: null, errorStage: 'connect', error: 'ECONNREFUSED' })
})

t.test(
  'an address is checked again at each delivery: a name that leads to loopback by now is not called',
  async (t) => {
    const notify = await freshNotify(t)
    await openDossier(notify.log, 'port')
    const { id } = await subscribe(notify, 'https://hooks.example.com/')
    const answers = [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], []]
    await run(t, notify, { ...RECONCILING_OFTEN, resolve: async () => answers.shift() ?? [] })
    await recordClaims(notify.log, 'port')
    for (const [nth, stage] of ['address', 'address', 'dns'].entries()) {
      t.match((await attempts(notify, id, nth + 1))[nth], { status: null, errorStage: stage, delivery: 'due' })
      await endWaits(notify)
    }
  },
)

t.test('loopback and plain http are refused where the server does not allow them', async (t) => {
  const { notify, id, receiver } = await notifying(t, (response) => response.end(), { allowLoopback: false })
  await recordClaims(notify.log, 'port')
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { status: null, errorStage: 'address', delivery: 'due' })
  t.equal(receiver.receipts.length, 0)
})

t.test('an endpoint that hangs holds back no other', async (t) => {
  const { notify, receiver } = await notifying(t, () => undefined, { deliveryTimeoutMs: 60_000 })
  const quick = await startReceiver(t)
  const { id } = await subscribe(notify, quick.url)
  await recordClaims(notify.log, 'port', { count: 30 })
  await attempts(notify, id, 30)
  await receiver.received(defaults.connections)
  t.equal(receiver.receipts.length, defaults.connections, 'it keeps its own connections busy and no more')
})
