import { SYSTEM_LOG } from '@onrecord/domain'
import { readStream, waitForCheckpoint } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { parseEndpointUrl } from '@onrecord/webhooks'
import { DISPATCH, endpointStream, findHealth, redeliver } from '@onrecord/webhooks/endpoints'
import t from 'tap'
import {
  attempts,
  change,
  command,
  endpoint,
  freshNotify,
  type Notify,
  openDossier,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { startReceiver } from './receiver.ts'

/** Records claims and waits until dispatch has seen them. */
async function recorded(notify: Notify, options: { count?: number; issue?: string } = {}, dossier = 'port') {
  const events = await recordClaims(notify.log, dossier, options)
  const seq = events.at(-1)?.seq ?? 0
  if (!(await waitForCheckpoint(notify.log, { consumer: DISPATCH, dossier, seq, timeoutMs: 10_000 }))) {
    throw new Error('dispatch did not come')
  }
  return events.map(({ eventId }) => eventId)
}

const idsOf = (receipts: readonly { headers: { [name: string]: unknown } }[]) =>
  receipts.map(({ headers }) => String(headers['webhook-id']))

const deliveries = async ({ owner }: Notify) => {
  const { rows } = await owner.pool.query('select state, tries, attempts from webhook_delivery order by seq')
  return rows
}

t.test('what falls due while an endpoint is disabled takes no rows, and comes when it is enabled again', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  const { id } = await subscribe(notify, receiver.url)
  await run(t, notify)
  await change(notify, id, { enabled: false })
  t.match((await endpoint(notify, id)).disabled, { cause: 'by-hand' })
  const first = await recorded(notify, { count: 3 })
  // A dossier that nobody had heard of when it was disabled.
  await openDossier(notify.log, 'quay')
  const second = await recorded(notify, {}, 'quay')
  const third = await recorded(notify, { count: 2 })
  t.same(await deliveries(notify), [])
  t.match(await findHealth(notify.log.db, id), { waiting: 0, reading: 2 })

  await change(notify, id, { enabled: true })
  await receiver.received(6)
  t.same(idsOf(receiver.receipts).toSorted(), [...first, ...second, ...third].toSorted())
  const fourth = await recorded(notify)
  await receiver.received(7)
  t.same(idsOf(receiver.receipts).at(-1), fourth[0])
  t.match(await findHealth(notify.log.db, id), { reading: 0 })
  const events = await readStream(notify.log, { dossier: SYSTEM_LOG, streamId: endpointStream(id) })
  t.same(
    events.map(({ type }) => type),
    ['WebhookSubscribed', 'WebhookDisabled', 'WebhookEnabled'],
  )
})

t.test('an endpoint begins after a seq, or with what was recorded after an instant', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const early = await recordClaims(notify.log, 'port', { count: 2 })
  const later = await recordClaims(notify.log, 'port', { count: 2 })
  const instant = new Date(early.at(-1)?.recordedAt ?? '')
  const [all, bySeq, byTime] = [await startReceiver(t), await startReceiver(t), await startReceiver(t)]
  await subscribe(notify, all.url, { start: { from: 'after', seqs: { port: 0 } } })
  await subscribe(notify, bySeq.url, { start: { from: 'after', seqs: { port: early[0]?.seq ?? 0 } } })
  await subscribe(notify, byTime.url, { start: { from: 'since', instant } })
  await run(t, notify)
  const expected = [...early, ...later].map(({ eventId }) => eventId)
  const own = (later[0]?.recordedAt ?? '') > instant.toISOString() ? expected.slice(2) : []
  for (const [receiver, ids] of [
    [all, expected],
    [bySeq, expected.slice(1)],
    [byTime, own],
  ] as const) {
    await receiver.received(ids.length)
    const next = await recorded(notify)
    await receiver.received(receiver.receipts.length + 1)
    await waitFor(async () => (idsOf(receiver.receipts).includes(next[0] ?? '') ? true : undefined), {
      what: 'the next',
    })
    for (const id of ids) t.ok(idsOf(receiver.receipts).includes(id))
    t.equal(idsOf(receiver.receipts).includes(expected[0] ?? ''), ids.includes(expected[0] ?? ''))
  }
})

t.test('a long backlog stays in the log: few rows at a time, and every event arrives once', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  await subscribe(notify, receiver.url, { start: { from: 'after', seqs: { port: 0 } } })
  const ids: string[] = []
  for (let round = 0; round < 6; round++) {
    ids.push(...(await recordClaims(notify.log, 'port', { count: 120 })).map(({ eventId }) => eventId))
  }
  await run(t, notify)
  await receiver.received(720)
  t.same(idsOf(receiver.receipts).toSorted(), ids.toSorted())
})

t.test('one event, all that failed, or everything after a place is delivered once more with its own id', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  let isUp = true
  const receiver = await startReceiver(t, (response) => response.writeHead(isUp ? 200 : 500).end())
  const { id } = await subscribe(notify, receiver.url)
  await run(t, notify)
  const events = await recordClaims(notify.log, 'port', { count: 3 })
  const ids = events.map(({ eventId }) => eventId)
  await attempts(notify, id, 3)
  const again = async (redelivery: Parameters<typeof redeliver>[1]['redelivery']) =>
    redeliver(notify.log, { endpoint: await endpoint(notify, id), redelivery }, command())

  const one = { dossier: 'port', seq: events[1]?.seq ?? 0 }
  t.equal(await again({ of: 'events', events: [one] }), 1)
  await attempts(notify, id, 4)
  t.equal(idsOf(receiver.receipts)[3], ids[1])

  await notify.owner.pool.query(`update webhook_delivery set state = 'failed' where seq > $1`, [events[0]?.seq])
  t.equal(await again({ of: 'failed' }), 2)
  await attempts(notify, id, 6)

  isUp = false
  t.equal(await again({ of: 'after', seqs: { port: events[0]?.seq ?? 0 } }), null)
  await attempts(notify, id, 8)
  t.match(await deliveries(notify), [{ state: 'delivered' }, { state: 'due', tries: 1 }, { state: 'due', tries: 1 }])
  isUp = true
  t.equal(await again({ of: 'since', instant: new Date(0) }), null)
  await receiver.received(9)
  await waitFor(
    async () =>
      idsOf(receiver.receipts)
        .slice(8)
        .includes(ids[0] ?? '')
        ? true
        : undefined,
    {
      what: 'the first',
    },
  )
  await t.rejects(again({ of: 'after', seqs: { port: 10_000 } }), { code: 'beyond-the-log' })
  await t.rejects(again({ of: 'after', seqs: { quay: 1 } }), { code: 'unknown-dossier' })
})

t.test('an endpoint without an address is sent nothing until it has one', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  const { id } = await subscribe(notify, receiver.url)
  await run(t, notify)
  await change(notify, id, { url: null })
  await recorded(notify, { count: 2 })
  t.same(await deliveries(notify), [])
  await change(notify, id, { url: parseEndpointUrl(receiver.url, { allowLoopback: true, ports: [] }) })
  const [event] = await recorded(notify)
  await receiver.received(1)
  t.same(idsOf(receiver.receipts), [event])
})
