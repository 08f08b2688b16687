import t from 'tap'
import { freshApi } from './fresh-api.ts'

const FEEDS = '/v1/dossiers/harbour/feeds'
const BODY = { url: 'https://gazette.example.org/feed.xml?token=s3cret', source: 'Harbour Gazette' }

async function harbour(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  for (const id of ['harbour', 'quay']) await api.openDossier({ id, title: id })
  return api
}

t.test('a feed is added, listed, changed and removed, and the log says so without its address', async (t) => {
  const { call, database } = await harbour(t)
  const added = await call('POST', FEEDS, { body: BODY })
  t.match(added, {
    status: 201,
    body: { ...BODY, everyMinutes: 30, fetchPages: false, enabled: true, polledAt: null, error: null },
  })
  const address = String(added.headers.location)
  t.same((await call('GET', address)).body, added.body)
  t.same((await call('GET', FEEDS)).body, { items: [added.body] })
  const changed = await call('PATCH', address, { body: { everyMinutes: 5, enabled: false } })
  t.match(changed, { status: 200, body: { everyMinutes: 5, enabled: false, source: BODY.source, nextPollAt: null } })
  t.match(await call('DELETE', address), { status: 204 })
  for (const method of ['GET', 'DELETE'] as const) t.match(await call(method, address), { status: 404 })
  t.match(await call('PATCH', address, { body: {} }), { status: 404 })
  const { rows } = await database.pool.query(`select data from event where type = 'FeedConfigured' order by seq`)
  t.match(rows, [
    { data: { feed: { source: BODY.source, everyMinutes: 30 } } },
    { data: { feed: { everyMinutes: 5, enabled: false } } },
    { data: { feed: null } },
  ])
  t.notMatch(JSON.stringify(rows), /s3cret|gazette\.example/)
})

t.test('an address is polled once for a dossier, and a repeated request is the same feed', async (t) => {
  const { call } = await harbour(t)
  const headers = { 'idempotency-key': 'feed-1' }
  const first = await call('POST', FEEDS, { body: BODY, headers })
  t.same((await call('POST', FEEDS, { body: BODY, headers })).body, first.body)
  t.match(await call('POST', FEEDS, { body: BODY }), { status: 409, body: { code: 'conflict' } })
  t.match(await call('POST', '/v1/dossiers/quay/feeds', { body: BODY }), { status: 201 })
})

t.test('an address that is not public, and settings out of range, are refused', async (t) => {
  const { call } = await harbour(t)
  for (const url of [
    'http://gazette.example.org/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'file:///etc/passwd',
    'https://a:b@c.org/',
    'https://10.0.0.1/x',
  ]) {
    t.match(
      await call('POST', FEEDS, { body: { ...BODY, url } }),
      { status: 422, body: { code: 'address-refused' } },
      url,
    )
  }
  for (const wrong of [{ everyMinutes: 0 }, { everyMinutes: 1e9 }, { source: '' }, { url: '' }, { more: 1 }]) {
    t.match(await call('POST', FEEDS, { body: { ...BODY, ...wrong } }), { status: 400 }, JSON.stringify(wrong))
  }
})

t.test('a feed of one dossier is not there for another, nor for its key', async (t) => {
  const { call, keyFor } = await harbour(t)
  const { body } = await call('POST', FEEDS, { body: BODY })
  const key = await keyFor(['admin'], ['quay'])
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    const sent = method === 'PATCH' ? { body: {} } : {}
    t.match(await call(method, `/v1/dossiers/quay/feeds/${body.id}`, { ...sent, key }), { status: 404 })
    t.match(await call(method, `${FEEDS}/${body.id}`, { ...sent, key }), { status: 404 })
  }
  t.match(await call('GET', FEEDS, { key: await keyFor(['ingest']) }), { status: 403 })
  t.match(await call('POST', FEEDS, { body: BODY, key: await keyFor(['read']) }), { status: 403 })
})
