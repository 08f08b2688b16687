import t from 'tap'
import { findKey, revokeKey } from '../src/index.ts'
import { freshApi } from './fresh-api.ts'

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
