import t from 'tap'
import { revokeKey } from '../../src/index.ts'
import { findKey } from '../../src/keys/find-key.ts'
import { issueKey } from '../../src/keys/issue-key.ts'
import { freshApi } from '../fresh-api.ts'

const PATH = '/v1/dossiers/harbour'

t.test('a request without a key, or with one that is none, is answered with 401', async (t) => {
  const { call, keyFor } = await freshApi(t)
  const key = await keyFor(['read'])
  const changed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  for (const wrong of [null, 'nonsense', changed, key.toLowerCase(), `${key}x`]) {
    const answer = await call('GET', PATH, { key: wrong })
    t.equal(answer.status, 401, `${wrong?.slice(0, 8)}`)
    t.equal(answer.body.code, 'unauthorized')
    t.match(answer.headers['www-authenticate'], /^Bearer/)
  }
  const basic = await call('GET', PATH, { key: null, headers: { authorization: `Basic ${key}` } })
  t.equal(basic.status, 401)
  const inQuery = await call('GET', `${PATH}?key=${key}`, { key: null })
  t.equal(inQuery.status, 401)
  const inCookie = await call('GET', PATH, { key: null, headers: { cookie: `authorization=Bearer ${key}` } })
  t.equal(inCookie.status, 401)
})

t.test('a key does what its scopes name and no more', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const reader = await keyFor(['read'])
  const writer = await keyFor(['ingest'])
  t.equal((await call('GET', PATH, { key: reader })).status, 200)
  t.equal((await call('GET', PATH, { key: writer })).status, 403)
  const refused = await call('POST', `${PATH}/documents`, { key: reader, body: { text: 'Words.' } })
  t.match(refused, { status: 403, body: { code: 'forbidden' } })
  t.equal((await call('POST', `${PATH}/documents`, { key: writer, body: { text: 'Words.' } })).status, 202)
  t.equal((await call('POST', '/v1/dossiers', { key: writer, body: { id: 'other', title: 'Other' } })).status, 403)
})

t.test('for a key of dossier A, dossier B is as if it did not exist', async (t) => {
  const { call, keyFor, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const key = await keyFor(['read', 'ingest', 'review', 'webhooks'], ['harbour'])
  t.equal((await call('GET', '/v1/dossiers/harbour', { key })).status, 200)
  const other = await call('GET', '/v1/dossiers/quay', { key })
  const none = await call('GET', '/v1/dossiers/nowhere', { key })
  const same = ({ body }: typeof other, dossier: string) => ({ ...body, requestId: '', details: { dossier } })
  t.equal(other.status, 404)
  t.same(same(other, ''), same(none, ''))
  t.equal((await call('POST', '/v1/dossiers/quay/documents', { key, body: { text: 'Words.' } })).status, 404)
  t.equal((await call('POST', '/v1/dossiers/quay/documents', { key, body: { no: 'schema' } })).status, 404)
})

t.test('a key ends when it is revoked or expires', async (t) => {
  const { log, database } = await freshApi(t)
  const expiresAt = new Date('2030-01-01T00:00:00.000Z')
  const { token, key } = await issueKey(log, { label: 'press desk', scopes: ['read'], expiresAt })
  t.match(token, /^onr_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$/)
  t.match(await findKey(database.db, token, new Date('2029-12-31T23:59:59.999Z')), { keyId: key.keyId })
  t.equal(await findKey(database.db, token, expiresAt), undefined)
  t.equal(await revokeKey(log, key.keyId), true)
  t.equal(await revokeKey(log, key.keyId), false, 'it is revoked once')
  t.equal(await findKey(database.db, token, new Date('2029-12-31T23:59:59.999Z')), undefined)
})

t.test('issuing and revoking are events of the system log, and the token is stored nowhere', async (t) => {
  const { log, database } = await freshApi(t)
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'], dossiers: ['harbour'] })
  await revokeKey(log, key.keyId)
  const { rows } = await database.pool.query(
    `select type, data::text as data from event where dossier_id = '_system' and stream_id = $1 order by seq`,
    [`key-${key.keyId}`],
  )
  t.same(
    rows.map(({ type }) => type),
    ['ApiKeyIssued', 'ApiKeyRevoked'],
  )
  const secret = token.slice(-38, -6)
  const stored = await database.pool.query('select row_to_json(api_key)::text as row from api_key')
  for (const text of [...rows.map(({ data }) => data), ...stored.rows.map(({ row }) => row)]) {
    t.notMatch(text, secret)
  }
})
