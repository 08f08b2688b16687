import { randomUUID } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import { headOf, waitForCheckpoint } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { DISPATCH, redeliver, testEndpoint } from '@onrecord/webhooks/endpoints'
import t from 'tap'
import { nextDueIn } from '../src/store/deliveries.ts'
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
import { type Answer, startReceiver } from './receiver.ts'

// Nobody reconciles here once the service has started: what is not woken at once never comes.

async function notifying(t: Parameters<typeof freshNotify>[0], wish: Parameters<typeof subscribe>[2], answer?: Answer) {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t, answer)
  const { id } = await subscribe(notify, receiver.url, wish)
  return { notify, receiver, id }
}

/** A service that has nothing to do any more when it starts: that the endpoint was made has been looked at before. */
async function runQuietly(t: Parameters<typeof run>[0], notify: Notify, settings: Parameters<typeof run>[2] = {}) {
  const { stop } = await run(t, notify)
  const head = (await headOf(notify.log, SYSTEM_LOG))?.seq ?? 0
  const system = { consumer: DISPATCH, dossier: SYSTEM_LOG, seq: head, timeoutMs: 10_000 }
  if (!(await waitForCheckpoint(notify.log, system))) throw new Error('dispatch did not come')
  await stop()
  await run(t, notify, settings)
}

const seqsOf = (receipts: readonly { body: string }[]) => receipts.map(({ body }) => Number(JSON.parse(body).seq))

const settle = async ({ owner }: Notify, text: string, values: unknown[] = []) =>
  void (await owner.pool.query(text, values))

t.test('a lane goes on at once when the delivery that blocked it is sent again', async (t) => {
  let isUp = false
  const answer: Answer = (response) => response.writeHead(isUp ? 204 : 500).end()
  const { notify, receiver, id } = await notifying(t, { ordered: true }, answer)
  await run(t, notify)
  const events = await recordClaims(notify.log, 'port', { count: 3 })
  await attempts(notify, id, 1)
  await settle(notify, `update webhook_delivery set state = 'blocked' where seq = $1`, [events[0]?.seq])
  isUp = true
  const redelivery = { of: 'failed' } as const
  await redeliver(notify.log, { endpoint: await endpoint(notify, id), redelivery }, command())
  await receiver.received(4)
  t.same(
    seqsOf(receiver.receipts).slice(1),
    events.map(({ seq }) => seq),
  )
})

t.test('what was due comes at once when an endpoint is enabled, and what it missed with it', async (t) => {
  let isGone = true
  const answer: Answer = (response) => response.writeHead(isGone ? 410 : 204).end()
  const { notify, receiver, id } = await notifying(t, {}, answer)
  await run(t, notify)
  await recordClaims(notify.log, 'port')
  await waitFor(async () => (await endpoint(notify, id)).disabled ?? undefined, { what: 'the end' })
  const missed = await recordClaims(notify.log, 'port')
  const seq = missed[0]?.seq ?? 0
  await waitForCheckpoint(notify.log, { consumer: DISPATCH, dossier: 'port', seq, timeoutMs: 10_000 })
  isGone = false
  await change(notify, id, { enabled: true })
  await receiver.received(3)
  t.ok(seqsOf(receiver.receipts).includes(seq))
})

t.test('an endpoint that was left behind with too much due reads on as soon as that is sent', async (t) => {
  const { notify, receiver } = await notifying(t, {}, (response, nth) => {
    // So that dispatch finds much due.
    setTimeout(() => response.writeHead(204).end(), nth === 0 ? 1000 : 0)
  })
  await runQuietly(t, notify, { mostDue: 20, connections: 1 })
  const seqs: number[] = []
  for (let round = 0; round < 3; round++) {
    const events = await recordClaims(notify.log, 'port', { count: 30 })
    seqs.push(...events.map(({ seq }) => seq))
    const seq = seqs.at(-1) ?? 0
    await waitForCheckpoint(notify.log, { consumer: DISPATCH, dossier: 'port', seq, timeoutMs: 10_000 })
  }
  await receiver.received(90)
  t.same(
    seqsOf(receiver.receipts).toSorted((a, b) => a - b),
    seqs,
  )
})

t.test('whom dispatch passed while it was being enabled is read to when the next event comes', async (t) => {
  const { notify, receiver, id } = await notifying(t, {})
  await runQuietly(t, notify)
  const [first] = await recordClaims(notify.log, 'port')
  await attempts(notify, id, 1)
  // As it lies where dispatch had read it as disabled, and its enabling was told before dispatch had come to an end.
  await settle(notify, `insert into webhook_cursor (dossier_id, endpoint_id, seq) values ('port', $1, $2)`, [
    id,
    (first?.seq ?? 0) - 1,
  ])
  const [second] = await recordClaims(notify.log, 'port')
  await receiver.received(3)
  t.same(seqsOf(receiver.receipts), [first?.seq, first?.seq, second?.seq])
})

t.test('what was made due out of order while an endpoint was being ordered is delivered too', async (t) => {
  const { notify, receiver, id } = await notifying(t, { ordered: true }, (response, nth) => {
    response.writeHead(nth === 0 ? 500 : 204).end()
  })
  await run(t, notify)
  const [first] = await recordClaims(notify.log, 'port')
  await attempts(notify, id, 1)
  await settle(notify, 'update webhook_delivery set ordered = false, next_attempt_at = now()')
  const [second] = await recordClaims(notify.log, 'port')
  await receiver.received(3)
  t.same(new Set(seqsOf(receiver.receipts)), new Set([first?.seq, second?.seq]))
})

t.test('a test that fails is tried again in its time at an ordered endpoint, as at any other', async (t) => {
  for (const ordered of [true, false]) {
    const { notify, id } = await notifying(t, { ordered }, (response) => response.writeHead(500).end())
    await run(t, notify)
    await testEndpoint(notify.log, await endpoint(notify, id), command())
    await attempts(notify, id, 1)
    const ms = await waitFor(() => nextDueIn(notify.log.db, id), { what: 'the time' })
    t.ok(ms > 0 && ms < 7000, `${ms} ms`)
  }
})

t.test('with the second that its key expires an endpoint is sent nothing more', async (t) => {
  const keyId = randomUUID()
  const { notify, receiver, id } = await notifying(t, { keyId })
  await settle(
    notify,
    `insert into api_key (key_id, handle, digest, label, scopes, expires_at)
     values ($1, 'a', 'b', 'desk', array['webhooks'], now() + interval '1 hour')`,
    [keyId],
  )
  await run(t, notify)
  await recordClaims(notify.log, 'port')
  await receiver.received(1)
  await settle(notify, 'update api_key set expires_at = now() where key_id = $1', [keyId])
  await recordClaims(notify.log, 'port')
  const disabled = await waitFor(async () => (await endpoint(notify, id)).disabled ?? undefined, { what: 'the end' })
  t.match(disabled, { cause: 'key-ended' })
  t.equal(receiver.receipts.length, 1)
})
