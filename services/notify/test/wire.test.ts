import { randomUUID } from 'node:crypto'
import { parseSecretsKeys, traceParent } from '@onrecord/webhooks'
import { rotateSecret, testEndpoint } from '@onrecord/webhooks/endpoints'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { takeFromRate } from '../src/store/targets.ts'
import {
  attempts,
  change,
  command,
  endpoint,
  freshNotify,
  openDossier,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { startReceiver } from './receiver.ts'

const headersOf = (headers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

t.test('while a secret is changed a delivery verifies by the old one and by the new one', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  const { id, secret: old } = await subscribe(notify, receiver.url)
  const deps = { log: notify.log, secretsKeys: parseSecretsKeys(notify.config.secretsKey) }
  const { secret } = await rotateSecret(deps, { id, graceEndsAt: new Date(Date.now() + 60_000) }, command())
  await run(t, notify)
  await recordClaims(notify.log, 'port')
  const [receipt] = await receiver.received(1)
  for (const key of [old, secret]) {
    t.ok(new Webhook(key).verify(receipt?.body ?? '', headersOf(receipt?.headers ?? {})))
  }
  const foreign = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  t.throws(() => new Webhook(foreign).verify(receipt?.body ?? '', headersOf(receipt?.headers ?? {})))
})

t.test(
  'an endpoint’s own headers are sent and kept from everybody else; the trace is that of the request',
  async (t) => {
    const notify = await freshNotify(t)
    await openDossier(notify.log, 'port')
    const receiver = await startReceiver(t)
    const { id } = await subscribe(notify, receiver.url, {
      headers: { authorization: 'Bearer hunter2', 'x-team': 'a b' },
    })
    await run(t, notify)
    const [event] = await recordClaims(notify.log, 'port')
    const [first] = await receiver.received(1)
    t.match(first?.headers, { authorization: 'Bearer hunter2', 'x-team': 'a b' })
    const trace = event?.eventId.replaceAll('-', '')
    t.match(first?.headers['traceparent'], new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`))
    t.same((await endpoint(notify, id)).headerNames, ['authorization', 'x-team'])
    const { rows } = await notify.owner.pool.query(
      `select (webhook_endpoint, webhook_secret)::text as all from webhook_endpoint, webhook_secret`,
    )
    t.notMatch(JSON.stringify(rows), /hunter2/)
    await change(notify, id, { headers: {} })
    await recordClaims(notify.log, 'port')
    const [, second] = await receiver.received(2)
    t.equal(second?.headers['authorization'], undefined)
    t.same((await endpoint(notify, id)).headerNames, [])
  },
)

t.test('a test delivery is signed as any other, and its attempts can be read', async (t) => {
  const notify = await freshNotify(t)
  const receiver = await startReceiver(t)
  const { id, secret } = await subscribe(notify, receiver.url, { ordered: true })
  await run(t, notify)
  const asked = command()
  const { eventId, seq } = await testEndpoint(notify.log, await endpoint(notify, id), asked)
  t.same(await testEndpoint(notify.log, await endpoint(notify, id), asked), { eventId, seq })
  const [receipt] = await receiver.received(1)
  t.match(new Webhook(secret).verify(receipt?.body ?? '', headersOf(receipt?.headers ?? {})), {
    type: 'onrecord.webhook.test',
    id: eventId,
    data: { webhook: id },
  })
  t.match(await attempts(notify, id, 1), [{ dossier: '_system', seq, eventId, delivery: 'delivered', status: 204 }])
  await change(notify, id, { enabled: false })
  await t.rejects(testEndpoint(notify.log, await endpoint(notify, id), command()), { code: 'webhook-disabled' })
})

t.test('no more requests at a time go out than an endpoint allows, from two services together', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  let underWay = 0
  let most = 0
  const receiver = await startReceiver(t, (response) => {
    most = Math.max(most, ++underWay)
    setTimeout(() => {
      underWay -= 1
      response.writeHead(204).end()
    }, 2)
  })
  await subscribe(notify, receiver.url, { concurrency: 2 })
  const [first] = [await run(t, notify), await run(t, notify)]
  for (let round = 0; round < 10; round++) await recordClaims(notify.log, 'port', { count: 20 })
  await receiver.received(100)
  await first.stop()
  await receiver.received(200)
  t.equal(most, 2)
})

t.test('a rate gives a second’s worth at once and no more until time has passed', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  const { id: endpointId } = await subscribe(notify, receiver.url, { perSecond: 20 })
  const granted = (wanted: number) => takeFromRate(notify.log.db, { endpointId, wanted })
  const usedUpFor = (seconds: number) =>
    notify.owner.pool.query(`update webhook_endpoint set rate_until = now() + $1 * interval '1 second'`, [seconds])
  t.equal(await granted(100), 20)
  await usedUpFor(600)
  t.equal(await granted(100), 0)
  await usedUpFor(-600)
  t.equal(await granted(7), 7)
  await usedUpFor(-600)
  t.equal(await granted(100), 20, 'what was not used does not add up')
  await run(t, notify)
  await recordClaims(notify.log, 'port', { count: 50 })
  await receiver.received(50)
})

t.test('an id that is none of a trace is not sent as one', async (t) => {
  const [eventId, spanId] = [randomUUID(), '00f067aa0ba902b7']
  const own = `00-${eventId.replaceAll('-', '')}-${spanId}-00`
  for (const correlationId of [null, 'request-1', '0'.repeat(32)]) {
    t.equal(traceParent({ correlationId, eventId, spanId }), own)
  }
  const correlationId = '4BF92F35-77B3-4DA6-A3CE-929D0E0E4736'
  t.equal(traceParent({ correlationId, eventId, spanId }), `00-4bf92f3577b34da6a3ce929d0e0e4736-${spanId}-00`)
  t.end()
})
