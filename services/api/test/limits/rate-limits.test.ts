import t from 'tap'
import { QUOTAS } from '../../src/limits/policies.ts'
import { freshApi } from '../fresh-api.ts'
import { HARBOUR } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'

const quotas = (some: Partial<Record<keyof typeof QUOTAS, number>>) => ({
  settings: { quotas: { ...QUOTAS, ...some } },
})

/** A token of the right form whose checksum is right too, so that only the database can tell. */
const UNKNOWN = 'onr_0000000000_00000000000000000000000000000000'

t.test('every answer says what is allowed and what is left, and 429 when to come again', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t, quotas({ read: 2 }))
  await openDossier(HARBOUR)
  const key = await keyFor(['read'])
  const first = await call('GET', '/v1/dossiers', { key })
  t.match(first.headers, { 'ratelimit-policy': '"read";q=2;w=60', ratelimit: /^"read";r=1;t=(60|59)$/ })
  t.match(
    (await call('GET', '/v1/dossiers/nowhere', { key })).headers,
    { ratelimit: /^"read";r=0;t=/ },
    'refused ones count',
  )
  const third = await call('GET', '/v1/dossiers', { key })
  t.match(third, {
    status: 429,
    headers: { 'content-type': /^application\/problem\+json/, 'retry-after': /^\d+$/, ratelimit: /^"read";r=0;t=\d+$/ },
    body: { code: 'too-many-requests', details: { policy: 'read' } },
  })
  const [, t1 = ''] = /t=(\d+)$/.exec(String(third.headers.ratelimit)) ?? []
  t.equal(third.headers['retry-after'], t1, 'neither asks to come before the other does')
  t.equal((await call('GET', '/v1/dossiers', { key: await keyFor(['read']) })).status, 200, 'each key for itself')
})

t.test('writes are counted apart, and what is costly under a policy of its own besides', async (t) => {
  const { call, get, keyFor, seq } = await harbourApi(t, quotas({ costly: 1 }))
  await get(`/claims?minSeq=${seq}`)
  const key = await keyFor(['read', 'ingest'])
  const write = await call('POST', '/v1/dossiers/harbour/documents', { key, body: { text: 'One.' } })
  t.match(write.headers, { 'ratelimit-policy': /^"write";q=\d+;w=60$/ })
  const past = '/v1/dossiers/harbour/claims?asOfSeq=5'
  t.match((await call('GET', past, { key })).headers, { 'ratelimit-policy': /^"read";q=\d+;w=60, "costly";q=1;w=60$/ })
  t.match(await call('GET', past, { key }), { status: 429, body: { details: { policy: 'costly' } } })
  t.equal((await call('GET', '/v1/dossiers/harbour/claims', { key })).status, 200, 'the rest goes on')
})

t.test('without a key the address is counted', async (t) => {
  const { call } = await freshApi(t, quotas({ open: 1 }))
  t.match((await call('GET', '/health', { key: null })).headers, { 'ratelimit-policy': '"open";q=1;w=60' })
  t.equal((await call('GET', '/nowhere', { key: null })).status, 429)
  t.equal((await call('GET', '/v1/dossiers')).status, 200, 'a key is not held to its address')
})

t.test(
  'an address that tries wrong keys is stopped before the next is looked up; good keys behind it go on',
  async (t) => {
    const { call, keyFor } = await freshApi(t, quotas({ 'wrong-keys': 2 }))
    const [good, late] = [await keyFor(['read']), await keyFor(['read'])]
    t.equal((await call('GET', '/v1/dossiers', { key: good })).status, 200)
    t.equal((await call('GET', '/v1/dossiers', { key: UNKNOWN })).status, 401)
    t.match(await call('GET', '/v1/dossiers', { key: UNKNOWN }), {
      status: 401,
      headers: { ratelimit: /"wrong-keys";r=0;/ },
    })
    t.match(await call('GET', '/v1/dossiers', { key: UNKNOWN }), {
      status: 429,
      headers: { 'retry-after': /^\d+$/ },
      body: { details: { policy: 'wrong-keys' } },
    })
    t.equal((await call('GET', '/v1/dossiers', { key: late })).status, 429, 'whoever finds one does not learn of it')
    t.equal((await call('GET', '/v1/dossiers', { key: good })).status, 200)
  },
)

t.test('behind a trusted proxy the address is the one that it tells of, else nobody is believed', async (t) => {
  const from = (address: string) => ({ key: null, headers: { 'x-forwarded-for': address } })
  const one = quotas({ open: 1 }).settings
  const behind = await freshApi(t, { settings: { ...one, trustedProxies: ['127.0.0.1'] } })
  t.equal((await behind.call('GET', '/health', from('192.0.2.1'))).status, 200)
  t.equal((await behind.call('GET', '/health', from('192.0.2.2'))).status, 200)
  t.equal(
    (await behind.call('GET', '/health', from('198.51.100.9, 192.0.2.1'))).status,
    429,
    'the last is what the proxy saw',
  )
  const bare = await freshApi(t, { settings: one })
  t.equal((await bare.call('GET', '/health', from('192.0.2.1'))).status, 200)
  t.equal((await bare.call('GET', '/health', from('192.0.2.2'))).status, 429)
})
