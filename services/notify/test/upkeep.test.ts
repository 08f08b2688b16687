import { randomUUID } from 'node:crypto'
import { waitFor } from '@onrecord/testing'
import { pino } from 'pino'
import t from 'tap'
import { start } from '../src/index.ts'
import { sweepAttempts } from '../src/store/sweep.ts'
import {
  attempts,
  change,
  endpoint,
  freshNotify,
  openDossier,
  RECONCILING_OFTEN,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { startReceiver } from './receiver.ts'

t.test('old attempts are forgotten with their deliveries, what is still due is kept', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t, (response, nth) => response.writeHead(nth < 3 ? 204 : 500).end())
  const { id: endpointId } = await subscribe(notify, receiver.url)
  await run(t, notify)
  for (let nth = 1; nth <= 4; nth++) {
    await recordClaims(notify.log, 'port')
    await attempts(notify, endpointId, nth)
  }
  const [, second] = await attempts(notify, endpointId, 4)
  const left = async () => {
    const { rows } = await notify.owner.pool.query('select state from webhook_delivery order by seq')
    return rows.map(({ state }) => state)
  }
  const all = { endpointId, most: 100 }
  t.equal(await sweepAttempts(notify.log.db, { ...all, cutoff: second?.at ?? new Date() }), 2)
  t.same(await left(), ['delivered', 'due'])
  t.equal(await sweepAttempts(notify.log.db, { endpointId, cutoff: new Date(0), most: 1 }), 1)
  t.same(await left(), ['due'])
  t.equal(await sweepAttempts(notify.log.db, { ...all, cutoff: new Date(Date.now() + 1000) }), 1)
  t.same(await left(), ['due'], 'it will be tried again')
})

t.test('with its key an endpoint ends, also where the key only expires, and can not be enabled again', async (t) => {
  const notify = await freshNotify(t)
  const keyId = randomUUID()
  await notify.owner.pool.query(
    `insert into api_key (key_id, handle, digest, label, scopes, expires_at)
     values ($1, 'a', 'b', 'desk', array['webhooks'], now() + interval '200 milliseconds')`,
    [keyId],
  )
  const { id } = await subscribe(notify, 'https://hooks.example.com/', { keyId })
  await run(t, notify, RECONCILING_OFTEN)
  const disabled = await waitFor(async () => (await endpoint(notify, id)).disabled ?? undefined, { what: 'the end' })
  t.match(disabled, { cause: 'key-ended', reason: 'the key that subscribed has expired' })
  await t.rejects(change(notify, id, { enabled: true }), { code: 'key-ended' })
})

t.test('neither secrets nor headers nor words are written to the log of the service', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t, (response, nth) => response.writeHead(nth === 0 ? 500 : 204).end('said: no'))
  const { id, secret } = await subscribe(notify, receiver.url, { headers: { authorization: 'Bearer hunter2' } })
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const service = await start(notify.config, { logger })
  t.teardown(() => service.stop())
  await recordClaims(notify.log, 'port', { count: 2 })
  await attempts(notify, id, 2)
  t.match(lines.join(''), /webhook\.attempt/)
  for (const hidden of [secret, secret.slice(6), 'hunter2', notify.config.secretsKey, 'night shifts', 'said: no']) {
    t.notOk(lines.join('').includes(hidden))
  }
})
