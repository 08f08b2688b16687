import t, { type Test } from 'tap'
import { findKey } from '../../src/keys/find-key.ts'
import { issueKey } from '../../src/keys/issue-key.ts'
import { freshApi } from '../fresh-api.ts'

const KEYS = '/v1/api-keys'

/** An end that a test does not live to see. */
const LATER = '2999-01-01T00:00:00.000Z'

async function withMaker(t: Pick<Test, 'teardown'>, wanted: { dossiers?: string[]; expiresAt?: Date }) {
  const api = await freshApi(t)
  for (const id of ['harbour', 'quay']) await api.openDossier({ id, title: id })
  const { token, key } = await issueKey(api.log, { label: 'maker', scopes: ['admin'], ...wanted })
  const make = (body: object) =>
    api.call('POST', KEYS, { key: token, body: { label: 'made', scopes: ['read'], ...body } })
  return { ...api, token, maker: key, make }
}

t.test('a key is made, shown with its token once, listed, changed and revoked', async (t) => {
  const { call, database } = await freshApi(t)
  const body = { label: 'press desk', scopes: ['ingest', 'read'], dossiers: ['harbour', 'harbour'], expiresAt: LATER }
  const made = await call('POST', KEYS, { body })
  const { id, token, handle } = made.body
  t.match(made, {
    status: 201,
    headers: { location: `${KEYS}/${id}` },
    body: {
      label: 'press desk',
      scopes: ['read', 'ingest'],
      dossiers: ['harbour'],
      expiresAt: LATER,
      lastUsedAt: null,
    },
  })
  t.match(await findKey(database.db, token, new Date()), { keyId: id, handle })

  const shown = await call('GET', `${KEYS}/${id}`)
  const listed = await call('GET', KEYS)
  t.same(listed.body.items[0], shown.body)
  t.notMatch(JSON.stringify([shown.body, listed.body]), token.slice(-38))

  const changed = await call('PATCH', `${KEYS}/${id}`, { body: { label: 'night desk' } })
  t.match(changed, { status: 200, body: { label: 'night desk', expiresAt: LATER } })
  t.match(await call('PATCH', `${KEYS}/${id}`, { body: { expiresAt: null } }), { body: { expiresAt: null } })
  t.match(await call('PATCH', `${KEYS}/${id}`, { body: {} }), { status: 400 })
  t.match(await call('PATCH', `${KEYS}/${id}`, { body: { scopes: ['admin'] } }), { status: 400 }, 'not what it may do')

  t.match(await call('DELETE', `${KEYS}/${id}`), { status: 204 })
  t.equal(await findKey(database.db, token, new Date()), undefined)
  t.match(await call('DELETE', `${KEYS}/${id}`), { status: 404 }, 'it is revoked once')
  t.match(await call('PATCH', `${KEYS}/${id}`, { body: { label: 'again' } }), { status: 404 })
  t.match(await call('GET', `${KEYS}/${id}`), { status: 200, body: { revokedAt: String } }, 'events still name it')
  t.equal((await call('GET', KEYS)).body.items.length, 1)
})

t.test('every key event stands in the system log with who caused it, and no token', async (t) => {
  const { call, database } = await freshApi(t)
  const { id, token } = (await call('POST', KEYS, { body: { label: 'desk', scopes: ['read'] } })).body
  await call('PATCH', `${KEYS}/${id}`, { body: { label: 'night desk' } })
  await call('DELETE', `${KEYS}/${id}`)
  const { rows } = await database.pool.query(
    `select type, metadata ->> 'keyId' as by, row_to_json(event)::text as text
      from event where dossier_id = '_system' and stream_id = $1 order by seq`,
    [`key-${id}`],
  )
  t.same(
    rows.map(({ type }) => type),
    ['ApiKeyIssued', 'ApiKeyChanged', 'ApiKeyRevoked'],
  )
  for (const { by, text } of rows) {
    t.match(by, /^[0-9a-f-]{36}$/, 'the key that asked')
    t.notMatch(text, token.slice(-38, -6))
  }
})

t.test('the same request again is answered with the same token, which is stored sealed', async (t) => {
  const { call, database, keyFor } = await freshApi(t)
  const request = { headers: { 'idempotency-key': 'one' }, body: { label: 'desk', scopes: ['read'] } }
  const first = await call('POST', KEYS, request)
  const again = await call('POST', KEYS, request)
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.same(again.body, first.body)
  const { rows } = await database.pool.query(`select encode(answer, 'escape') as answer from idempotency`)
  t.equal(rows.length, 1)
  t.notMatch(rows[0].answer, first.body.token.slice(-38, -6))

  const other = await call('POST', KEYS, { ...request, key: await keyFor(['admin']) })
  t.equal(other.headers['idempotency-replayed'], undefined, 'the same Idempotency-Key of another key is another')
  t.not(other.body.token, first.body.token)
})

t.test('a token whose answer was lost can not be told again, and says so', async (t) => {
  const { call, database } = await freshApi(t)
  const request = { headers: { 'idempotency-key': 'one' }, body: { label: 'desk', scopes: ['read'] } }
  const { id } = (await call('POST', KEYS, request)).body
  // As if the server had died between the key and its answer.
  await database.pool.query(`update idempotency set answer = null, started_at = to_timestamp(0)`)
  const again = await call('POST', KEYS, request)
  t.match(again, { status: 409, body: { code: 'conflict' } })
  t.match(again.body.detail, id, 'it names the key to revoke')
  t.equal((await call('GET', KEYS)).body.items.length, 2, 'no second key was made')
})

t.test('what is no key is refused with the place', async (t) => {
  const { call } = await freshApi(t)
  const key = { label: 'desk', scopes: ['read'] }
  for (const [body, pointer] of [
    [{ ...key, expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ ...key, expiresAt: 'tomorrow' }, '/expiresAt'],
    [{ ...key, expiresAt: '+275760-09-13T00:00:00Z' }, '/expiresAt'],
    [{ ...key, scopes: [] }, '/scopes'],
    [{ ...key, scopes: ['root'] }, '/scopes/0'],
    [{ ...key, dossiers: [] }, '/dossiers'],
    [{ ...key, dossiers: ['_system'] }, '/dossiers/0'],
    [{ ...key, label: '' }, '/label'],
    [{ ...key, label: 'x'.repeat(201) }, '/label'],
    [{ ...key, token: 'onr_mine' }, '/token'],
  ] as const) {
    t.match(await call('POST', KEYS, { body }), { status: 400, body: { errors: [{ in: 'body', pointer }] } }, pointer)
  }
  t.equal((await call('GET', KEYS)).body.items.length, 1, 'none was made')
})

t.test('a key limited to dossiers hands on no other', async (t) => {
  const { make } = await withMaker(t, { dossiers: ['harbour'] })
  t.match(await make({}), { status: 201, body: { dossiers: ['harbour'] } }, 'its own where nothing is said')
  t.match(await make({ scopes: ['admin'] }), { status: 201, body: { dossiers: ['harbour'], scopes: ['admin'] } })
  t.match(await make({ dossiers: null }), { status: 403, body: { code: 'forbidden' } })
  t.match(await make({ dossiers: ['harbour', 'quay'] }), { status: 404, body: { code: 'unknown-dossier' } })
})

t.test('a key that ends hands on no day more', async (t) => {
  const { make, call, token } = await withMaker(t, { expiresAt: new Date(LATER) })
  t.match(await make({}), { status: 201, body: { expiresAt: LATER } }, 'its own end where nothing is said')
  t.match(await make({ expiresAt: null }), { status: 403 })
  t.match(await make({ expiresAt: '2999-01-01T00:00:00.001Z' }), { status: 403 })
  const { id } = (await make({ expiresAt: '2998-01-01T00:00:00Z' })).body
  const prolong = (expiresAt: string | null) => call('PATCH', `${KEYS}/${id}`, { key: token, body: { expiresAt } })
  t.match(await prolong(null), { status: 403 })
  t.match(await prolong(LATER), { status: 200 })
})

t.test('a key can not prolong itself', async (t) => {
  const { call, token, maker } = await withMaker(t, { expiresAt: new Date(LATER) })
  const prolonged = await call('PATCH', `${KEYS}/${maker.keyId}`, { key: token, body: { expiresAt: null } })
  t.match(prolonged, { status: 403, body: { code: 'forbidden' } })
  t.match(await call('DELETE', `${KEYS}/${maker.keyId}`, { key: token }), { status: 204 }, 'but it can end itself')
  t.match(await call('GET', KEYS, { key: token }), { status: 401 })
})

t.test('keys of other dossiers are not there for a limited one', async (t) => {
  const { call, token, maker, log } = await withMaker(t, { dossiers: ['harbour'] })
  const others = [{ dossiers: ['quay'] }, { dossiers: ['harbour', 'quay'] }, { dossiers: null }]
  for (const other of others) {
    const { key } = await issueKey(log, { label: 'not yours', scopes: ['read'], ...other })
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { body: { label: 'mine now' } } : {}
      const answer = await call(method, `${KEYS}/${key.keyId}`, { key: token, ...body })
      t.match(answer, { status: 404, body: { code: 'not-found' } }, method)
      t.notMatch(JSON.stringify(answer.body), /not yours|quay/)
    }
    t.match(await call('GET', `${KEYS}/${key.keyId}`), { body: { label: 'not yours', revokedAt: null } })
  }
  const mine = await call('GET', KEYS, { key: token })
  t.match(mine.body.items, [{ id: maker.keyId }])
  t.equal(mine.body.items.length, 1)
})

t.test('keys come a page at a time, the newest first', async (t) => {
  const { call, log } = await freshApi(t)
  for (let nth = 0; nth < 5; nth++) await issueKey(log, { label: `key ${nth}`, scopes: ['read'] })
  const whole = (await call('GET', KEYS)).body.items
  const paged: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await call('GET', `${KEYS}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
    t.equal(page.status, 200)
    paged.push(...page.body.items)
    cursor = page.body.next
  }
  t.equal(whole.length, 6)
  t.same(paged, whole)
  t.equal(whole.at(-1).label, 'test', 'the first key comes last')
})

t.test('the last use of a key is noted, at most once a minute', async (t) => {
  const { call, database, log } = await freshApi(t, { settings: { trustMs: 0 } })
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  const lastUse = async (): Promise<Date> => {
    const row = await database.pool.query('select last_used_at from api_key where key_id = $1', [key.keyId])
    return row.rows[0].last_used_at
  }
  t.equal(await lastUse(), null)
  await Promise.all(Array.from({ length: 5 }, () => call('GET', '/v1/dossiers', { key: token })))
  const first = await lastUse()
  t.ok(first instanceof Date)
  await call('GET', '/v1/dossiers', { key: token })
  t.same(await lastUse(), first, 'not again within the minute')
  await database.pool.query(`update api_key set last_used_at = last_used_at - interval '2 minutes'`)
  await call('GET', '/v1/dossiers', { key: token })
  t.ok((await lastUse()) >= first, 'again after it')
})
