import { randomUUID } from 'node:crypto'
import t from 'tap'
import { findKey, revokeKey } from '../src/index.ts'
import { freshApi } from './fresh-api.ts'
import { harbourApi } from './harbour-api.ts'

const WEBHOOKS = '/v1/webhooks'
const URL = 'https://desk.example.org/hook'

t.test('an endpoint is created with a secret that is shown once, listed and deleted', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const key = await keyFor(['webhooks'], ['harbour'])
  const body = { url: URL, filter: { kinds: ['demand'] } }
  const created = await call('POST', WEBHOOKS, { key, body })
  t.match(created, { status: 201, body: { url: URL, dossiers: ['harbour'], secret: /^whsec_/, disabled: null } })
  const { secret: _, ...shown } = created.body
  t.same((await call('GET', WEBHOOKS, { key })).body.items, [shown])
  t.same((await call('GET', String(created.headers.location), { key })).body, shown)
  t.match(await call('GET', `${String(created.headers.location)}/attempts`, { key }), {
    status: 200,
    body: { items: [] },
  })
  t.equal((await call('DELETE', String(created.headers.location), { key })).status, 204)
  t.equal((await call('DELETE', String(created.headers.location), { key })).status, 404)
})

t.test('a key sees no endpoint of another, and none for dossiers that it does not see', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const ofHarbour = await keyFor(['webhooks'], ['harbour'])
  const ofQuay = await keyFor(['webhooks'], ['quay'])
  const created = await call('POST', WEBHOOKS, { key: ofQuay, body: { url: URL } })
  t.same((await call('GET', WEBHOOKS, { key: ofHarbour })).body.items, [])
  for (const path of ['', '/attempts']) {
    t.equal((await call('GET', `${String(created.headers.location)}${path}`, { key: ofHarbour })).status, 404)
  }
  t.equal((await call('DELETE', String(created.headers.location), { key: ofHarbour })).status, 404)
  const other = await call('POST', WEBHOOKS, { key: ofHarbour, body: { url: URL, dossiers: ['quay'] } })
  t.match(other, { status: 404, body: { code: 'unknown-dossier' } })
})

t.test('an address that is not public is refused with the reason', async (t) => {
  const { call } = await freshApi(t)
  for (const url of [
    'http://desk.example.org/',
    'https://10.0.0.1/',
    'https://user:pass@desk.example.org/',
    'ftp://x',
    '',
  ]) {
    t.match(await call('POST', WEBHOOKS, { body: { url } }), { status: 422, body: { code: 'address-refused' } }, url)
  }
})

t.test('with the key that made it a webhook ends, visibly', async (t) => {
  const { call, keyFor, log } = await freshApi(t)
  const key = await keyFor(['webhooks'])
  const [ended, other] = [await keyFor(['webhooks']), await keyFor(['webhooks'])]
  const [own, foreign] = [
    await call('POST', WEBHOOKS, { key: ended, body: { url: URL } }),
    await call('POST', WEBHOOKS, { key: other, body: { url: URL } }),
  ]
  t.ok(await revokeKey(log, (await findKey(log.db, ended, new Date()))?.keyId ?? ''))
  const shown = async (id: string) => (await call('GET', `${WEBHOOKS}/${id}`, { key })).body.disabled
  t.match(await shown(own.body.id), { reason: 'the key that subscribed was revoked' })
  t.equal(await shown(foreign.body.id), null)
})

t.test('settings are changed at the version that was seen, and by nobody who has not looked', async (t) => {
  const { call } = await freshApi(t)
  const created = await call('POST', WEBHOOKS, { body: { url: URL } })
  const path = String(created.headers.location)
  const etag = String(created.headers.etag)
  t.equal(etag, (await call('GET', path)).headers.etag)
  t.match(await call('PATCH', path, { body: { description: 'night desk' } }), { status: 428 })
  const change = { url: 'https://night.example.org/in', filter: { kinds: ['demand'] }, ordered: true, perSecond: 5 }
  const changed = await call('PATCH', path, { headers: { 'if-match': etag }, body: change })
  t.match(changed, { status: 200, body: { ...change, description: '', concurrency: null } })
  const stale = await call('PATCH', path, { headers: { 'if-match': etag }, body: { description: 'x' } })
  t.match(stale, { status: 412, body: { details: { since: [{ type: 'WebhookChanged' }] } } })
  const again = { 'if-match': String(changed.headers.etag) }
  t.match(await call('PATCH', path, { headers: again, body: change }), {
    status: 409,
    body: { code: 'nothing-to-change' },
  })
  t.match(await call('PATCH', path, { headers: again, body: { url: 'https://10.1.2.3/' } }), { status: 422 })
  t.match(await call('PATCH', path, { headers: again, body: { secret: 'whsec_mine' } }), { status: 400 })

  const off = await call('PATCH', path, { headers: again, body: { enabled: false } })
  t.match(off.body.disabled, { cause: 'by-hand', reason: 'it was disabled by hand' })
  t.match(await call('POST', `${path}/test`), { status: 409, body: { code: 'webhook-disabled' } })
  const on = await call('PATCH', path, { headers: { 'if-match': '*' }, body: { enabled: true } })
  t.equal(on.body.disabled, null)
})

t.test('headers of one’s own are taken, never shown, and refused where they would change the request', async (t) => {
  const { call } = await freshApi(t)
  const created = await call('POST', WEBHOOKS, { body: { url: URL, headers: { Authorization: 'Bearer hunter2' } } })
  t.match(created, { status: 201, body: { headerNames: ['authorization'] } })
  const path = String(created.headers.location)
  for (const shown of [created, await call('GET', path), await call('GET', WEBHOOKS)]) {
    t.notMatch(JSON.stringify(shown.body), /hunter2/)
  }
  for (const headers of [
    { host: 'other' },
    { 'Webhook-Signature': 'v1,x' },
    { 'transfer-encoding': 'chunked' },
    { 'proxy-authorization': 'x' },
    { 'x-a': 'b\r\nx-c: d' },
    { 'x-a': ' b' },
    { 'x-a': 'é' },
    { 'x a': 'b' },
    { 'x-a\r\nhost': 'b' },
    { '': 'b' },
    { 'x-a': '1', 'X-A': '2' },
    { 'x-a': 'b'.repeat(4096) },
    Object.fromEntries(Array.from({ length: 21 }, (_, nth) => [`x-${nth}`, 'b'])),
  ]) {
    const refused = await call('POST', WEBHOOKS, { body: { url: URL, headers } })
    t.match(refused, { status: 422, body: { code: 'header-refused' } }, JSON.stringify(headers))
  }
})

t.test('a list of webhooks and of attempts comes in pages', async (t) => {
  const { call, keyFor } = await freshApi(t)
  const key = await keyFor(['webhooks'])
  const made: string[] = []
  for (let nth = 0; nth < 5; nth++) made.push((await call('POST', WEBHOOKS, { key, body: { url: URL } })).body.id)
  const seen: string[] = []
  let path: string | undefined = `${WEBHOOKS}?limit=2`
  while (path !== undefined) {
    const page = await call('GET', path, { key })
    seen.push(...page.body.items.map(({ id }: { id: string }) => id))
    path = /<([^>]+)>/.exec(String(page.headers.link ?? ''))?.[1]
  }
  t.same(seen, made)
  t.match(await call('GET', `${WEBHOOKS}/${made[0]}/attempts?outcome=failed&dossier=_system&seq=3`, { key }), {
    status: 200,
    body: { items: [], next: null },
  })
  for (const query of ['outcome=maybe', 'seq=0', 'dossier=..%2f', 'cursor=abc']) {
    t.equal((await call('GET', `${WEBHOOKS}/${made[0]}/attempts?${query}`, { key })).status, 400, query)
  }
})

t.test('what a webhook would be sent can be fetched, from any seq on, with nothing left out', async (t) => {
  const { call, keyFor, openDossier, seq } = await harbourApi(t)
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const key = await keyFor(['webhooks'], ['harbour'])
  const made = await call('POST', WEBHOOKS, { key, body: { url: null } })
  t.match(made, { status: 201, body: { url: null, dossiers: ['harbour'] } })
  const path = `${WEBHOOKS}/${made.body.id}/events`
  const whole = await call('GET', path, { key })
  t.match(whole, { status: 200, body: { last: seq, head: seq } })
  t.match(whole.body.items, [
    { type: 'onrecord.claim.recorded', dossier: 'harbour', seq: 4, data: { claim: { kind: 'demand' } } },
    { type: 'onrecord.claim.recorded', dossier: 'harbour', seq: 6 },
  ])
  const seqs: number[] = []
  for (let after = 0; after < seq; ) {
    const page = await call('GET', `${path}?dossier=harbour&after=${after}&limit=1`, { key })
    seqs.push(...page.body.items.map((body: { seq: number }) => body.seq))
    if (page.body.last < seq) t.match(page.headers.link, new RegExp(`after=${page.body.last}`))
    t.ok(page.body.last > after)
    after = page.body.last
  }
  t.same(seqs, [4, 6])
  t.match(await call('GET', `${path}?after=${seq}`, { key }), {
    status: 200,
    body: { items: [], last: seq, head: seq },
  })
  t.match(await call('GET', `${path}?after=${seq + 1}`, { key }), {
    status: 400,
    body: { errors: [{ pointer: '/after', detail: `the log ends at ${seq}` }] },
  })
  const demands = await call('POST', WEBHOOKS, { key, body: { url: null, filter: { kinds: ['demand'] } } })
  const filtered = await call('GET', `${WEBHOOKS}/${demands.body.id}/events`, { key })
  t.same(filtered.body.items, whole.body.items.slice(0, 1))
  t.equal(filtered.body.last, seq)
  t.match(await call('GET', `${path}?dossier=quay`, { key }), { status: 404, body: { code: 'unknown-dossier' } })
  const wide = await call('POST', WEBHOOKS, { body: { url: null } })
  t.equal((await call('GET', `${WEBHOOKS}/${wide.body.id}/events`)).status, 400, 'of several dossiers one is named')
})

t.test('redelivery, tests and new secrets are asked for by those who see the webhook', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const key = await keyFor(['webhooks'], ['harbour'])
  const made = await call('POST', WEBHOOKS, { key, body: { url: URL, start: { after: { harbour: 0 } } } })
  const path = String(made.headers.location)
  t.match(await call('POST', `${path}/redeliveries`, { key, body: { failed: true } }), {
    status: 202,
    body: { due: 0 },
  })
  const since = { since: '2026-01-01T00:00:00Z' }
  t.match(await call('POST', `${path}/redeliveries`, { key, body: since }), { status: 202, body: { due: null } })
  const beyond = await call('POST', `${path}/redeliveries`, { key, body: { after: { harbour: 999 } } })
  t.match(beyond, { status: 422, body: { code: 'beyond-the-log' } })
  const foreign = await call('POST', `${path}/redeliveries`, { key, body: { after: { quay: 0 } } })
  t.match(foreign, { status: 404, body: { code: 'unknown-dossier' } })
  t.equal((await call('POST', `${path}/redeliveries`, { key, body: {} })).status, 400)
  t.match(await call('POST', WEBHOOKS, { key, body: { url: URL, start: { after: { quay: 0 } } } }), { status: 404 })

  t.match(await call('POST', `${path}/test`, { key }), { status: 202, body: { dossier: '_system' } })
  const rotated = await call('POST', `${path}/secret`, { key, body: { graceSeconds: 60 } })
  t.match(rotated, { status: 200, body: { secret: /^whsec_/ } })
  t.not(rotated.body.secret, made.body.secret)
  t.match(await call('GET', `${path}/statistics`, { key }), { status: 200, body: { waiting: 0, blocked: [] } })

  const other = await keyFor(['webhooks'], ['quay'])
  for (const [method, suffix, body] of [
    ['POST', '/redeliveries', { failed: true }],
    ['POST', '/test', undefined],
    ['POST', '/secret', { graceSeconds: 0 }],
    ['GET', '/statistics', undefined],
    ['GET', '/events', undefined],
    ['PATCH', '', { description: 'mine' }],
  ] as const) {
    const headers = { 'if-match': '*' }
    t.equal((await call(method, `${path}${suffix}`, { key: other, headers, body })).status, 404, suffix)
  }
})

t.test('an ordered webhook says where it is blocked, and its tag is another one then', async (t) => {
  const { call, log, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const created = await call('POST', WEBHOOKS, { body: { url: URL, ordered: true } })
  t.same(created.body.blocked, [])
  const path = String(created.headers.location)
  const before = String((await call('GET', path)).headers.etag)
  const delivery = { endpoint_id: created.body.id, seq: 7, event_id: randomUUID(), next_attempt_at: new Date() }
  await log.db
    .insertInto('webhook_delivery')
    .values({ ...delivery, dossier_id: 'harbour', state: 'blocked', attempts: 8, ordered: true })
    .execute()
  const shown = await call('GET', path, { headers: { 'if-none-match': before } })
  t.match(shown, { status: 200, body: { blocked: [{ dossier: 'harbour', seq: 7 }] } })
  t.match((await call('GET', WEBHOOKS)).body.items, [{ blocked: [{ dossier: 'harbour', seq: 7 }] }])
  t.match((await call('GET', `${path}/statistics`)).body.blocked, [{ dossier: 'harbour', seq: 7 }])
  const headers = { 'if-match': String(shown.headers.etag) }
  const changed = await call('PATCH', path, { headers, body: { description: 'the night desk' } })
  t.match(changed, { status: 200, body: { blocked: [{ seq: 7 }] } })
})
