import { randomUUID } from 'node:crypto'
import { append, closeEventLog, headOf, openEventLog } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { issueKey, revokeKey } from '../../src/index.ts'
import { liveApi, readStream } from './reading.ts'

const TYPES = ['DossierOpened', 'DossierConfigured', 'IssueClosed']

const numbers = (events: readonly { id: string }[]) => events.map(({ id }) => Number(id))
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, nth) => first + nth)

t.test('a stream begins with what there is and goes on with what comes, without a gap and nothing twice', async (t) => {
  const { url, key, tick } = await liveApi(t)
  await tick(350)
  const { received, events } = readStream(t, `${url}/v1/dossiers/port/events`, { key, types: TYPES })
  // What comes while the reader still catches up is what is lost or doubled first.
  for (let round = 0; round < 20; round++) await tick(7)
  await received(492)
  await tick(1)
  await received(493)
  t.same(numbers(events), upTo(493))
  t.match(JSON.parse(events[0]?.data ?? ''), { dossier: 'port', seq: 1, type: 'DossierOpened' })
})

t.test('a hundred readers that come at different times all receive the same', async (t) => {
  const { url, key, tick } = await liveApi(t)
  const readers = []
  for (let nth = 0; nth < 100; nth++) {
    readers.push(readStream(t, `${url}/v1/dossiers/port/events?after=2`, { key, types: TYPES }))
    await tick(3)
  }
  for (const { received, events } of readers) {
    await received(300)
    t.same(numbers(events), upTo(302, 3))
  }
})

t.test('a reader resumes behind the last event that it had, whatever its address says', async (t) => {
  const { url, key, tick } = await liveApi(t)
  await tick(8)
  const address = `${url}/v1/dossiers/port/events?after=3`
  t.same(numbers(await readStream(t, address, { key, types: TYPES }).received(7)), upTo(10, 4))
  t.same(numbers(await readStream(t, address, { key, types: TYPES, lastEventId: 8 }).received(2)), [9, 10])
})

t.test('an append of another process reaches the readers too', async (t) => {
  const { url, key, log, database } = await liveApi(t)
  const other = openEventLog({ database, registry: log.registry })
  t.teardown(() => closeEventLog(other))
  const reader = readStream(t, `${url}/v1/dossiers/port/events?after=2`, { key, types: TYPES })
  await reader.connected()
  const data = { issue: 'pay', framework: null, reason: 'Elsewhere' }
  await append(other, { dossier: 'port', commandId: randomUUID(), events: [{ type: 'IssueClosed', data }] })
  t.same(numbers(await reader.received(1)), [3])
})

t.test('an id that this log can not have given is refused', async (t) => {
  const { call } = await liveApi(t)
  const address = '/v1/dossiers/port/events'
  const accept = 'text/event-stream'
  for (const id of ['3', '99999999999', 'x', '-1', '1e3', '1.5', '']) {
    const answer = await call('GET', address, { headers: { accept, 'last-event-id': id } })
    t.match(
      answer,
      { status: 400, body: { code: 'invalid-request', errors: [{ in: 'header', pointer: '/last-event-id' }] } },
      id,
    )
  }
  t.match(await call('GET', `${address}?after=3`, { headers: { accept } }), {
    status: 400,
    body: { errors: [{ in: 'query' }] },
  })
  t.match(await call('GET', '/v1/dossiers/none/events', { headers: { accept } }), { status: 404 })
  t.match(await call('GET', `${address}?after=2`, { headers: { accept } }), {
    status: 200,
    body: /^retry: \d+\nid: 2\n\n$/,
  })
})

t.test('asking for the head of a stream does not open it', async (t) => {
  const { app, key } = await liveApi(t)
  const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' }
  const answer = await app.inject({ method: 'HEAD', url: '/v1/dossiers/port/events', headers })
  t.match(answer.headers, { 'content-type': /^text\/event-stream/, 'cache-control': /no-store/ })
})

t.test('a server that stops ends its streams and says when to come back', async (t) => {
  const { app, url, key } = await liveApi(t)
  const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' }
  const answer = await fetch(`${url}/v1/dossiers/port/events`, { headers })
  const reading = answer.text()
  await app.close()
  t.match(await reading, /^retry: \d{4}\nid: 0\n\n(.*\n\n)?retry: \d{4}\n\n$/s)
})

t.test('whoever goes away leaves nothing behind, and others go on', async (t) => {
  const { url, key, tick, log } = await liveApi(t)
  const stays = readStream(t, `${url}/v1/dossiers/port/events`, { key, types: TYPES })
  await stays.received(2)
  for (let nth = 0; nth < 20; nth++) {
    const goes = readStream(t, `${url}/v1/dossiers/port/events`, { key, types: TYPES })
    if (nth % 2 === 0) await goes.received(2)
    goes.source.close()
    await tick(1)
  }
  await stays.received(22)
  t.equal((await headOf(log, 'port'))?.seq, 22)
  t.same(numbers(stays.events), upTo(22))
})

t.test('a reader whose key is revoked is sent nothing more', async (t) => {
  const { app, url, log, tick } = await liveApi(t)
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  const reader = readStream(t, `${url}/v1/dossiers/port/events`, { key: token, types: TYPES })
  await reader.received(2)
  t.ok(await revokeKey(log, key.keyId))
  await waitFor(async () => (reader.state.errors.length > 0 ? true : undefined), { what: 'the end of the stream' })
  await tick(1)
  await waitFor(async () => (reader.state.errors.includes(401) ? true : undefined), { what: 'a refusal' })
  t.equal(reader.events.length, 2)
  t.equal(reader.source.readyState, reader.source.CLOSED, 'and does not come back')
  t.ok(app.server.listening)
})
