import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import { revokeKey } from '../../src/index.ts'
import { changeKey } from '../../src/keys/change-key.ts'
import { findKey } from '../../src/keys/find-key.ts'
import { freshApi } from '../fresh-api.ts'

const PATH = '/v1/dossiers/harbour'
const TOKENS = `${PATH}/feed-tokens`
const COMMAND = { commandId: '5d1c9c52-0d6e-4d4b-8b8f-2f6a1a6f7d10' }

async function twoDossiers(t: Pick<Test, 'teardown'>) {
  const api = await freshApi(t)
  await api.openDossier({ id: 'harbour', title: 'Harbour talks' })
  await api.openDossier({ id: 'quay', title: 'Quay talks' })
  const keyIdOf = async (key: string): Promise<string> => (await findKey(api.database.db, key, new Date()))?.keyId ?? ''
  const read = (token: string, path = `${PATH}/events`) => api.call('GET', `${path}?token=${token}`, { key: null })
  return { ...api, keyIdOf, read }
}

t.test('a feed token reads one route of one dossier from its address alone, and nothing else', async (t) => {
  const { call, keyFor, read } = await twoDossiers(t)
  const key = await keyFor(['read'])
  const made = await call('POST', TOKENS, { key, body: { route: 'events', label: 'dashboard' } })
  t.match(made, { status: 201, body: { route: 'events', dossier: 'harbour', state: 'active', lastUsedAt: null } })
  const { token, path } = made.body
  t.match(token, /^onf_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$/)
  t.equal(path, `${PATH}/events?token=${token}`)

  const page = await call('GET', path, { key: null })
  t.match(page, { status: 200, body: { lastSeq: 2 } })
  t.match(await call('GET', `${path}&after=1&limit=1`, { key: null }), { status: 200, body: { lastSeq: 2 } })

  for (const elsewhere of ['/v1/dossiers/quay/events', '/v1/dossiers/nowhere/events']) {
    t.match(await read(token, elsewhere), { status: 401, body: { code: 'unauthorized' } }, elsewhere)
  }
  for (const elsewhere of [PATH, `${PATH}/claims`, TOKENS, '/v1/dossiers', '/v1/api-keys']) {
    t.match(await read(token, elsewhere), { status: 401 }, elsewhere)
  }
  t.match(await call('GET', `${PATH}/events`, { key: token }), { status: 401 }, 'it is no key')
  t.match(await call('GET', `${PATH}/events?token=${key}`, { key: null }), { status: 401 }, 'a key is no feed token')
})

t.test('a token for another route, a wrong one and two at once open nothing', async (t) => {
  const { call, read } = await twoDossiers(t)
  const calendar = (await call('POST', TOKENS, { body: { route: 'calendar' } })).body.token
  const events = (await call('POST', TOKENS, { body: { route: 'events' } })).body.token
  const last = events.at(-1) === 'A' ? 'B' : 'A'
  for (const wrong of [
    calendar,
    `${events.slice(0, -1)}${last}`,
    events.toLowerCase(),
    'onf_',
    '',
    '%00',
    '__proto__',
  ]) {
    const answer = await read(wrong)
    t.match(answer, { status: 401, body: { code: 'unauthorized' } }, wrong.slice(0, 8))
    t.match(answer.headers['www-authenticate'], /^Bearer/)
    t.notMatch(JSON.stringify(answer.body), /onf_/, 'an answer does not repeat it')
  }
  t.match(await call('GET', `${PATH}/events?token=${events}&token=${events}`, { key: null }), { status: 401 })
  t.match(await call('GET', `${PATH}/events?token[]=${events}`, { key: null }), { status: 401 })
  t.match(await call('GET', `${PATH}/events?token=${events}`), { status: 400 }, 'a header and a token are one too many')
})

t.test('a token ends when it is revoked, when it expires and with the key that made it', async (t) => {
  const { call, keyFor, read, log, keyIdOf } = await twoDossiers(t)
  const key = await keyFor(['read'], ['harbour'])
  const make = async (body: object) => (await call('POST', TOKENS, { key, body: { route: 'events', ...body } })).body
  const revoked = await make({})
  const expiring = await make({ expiresAt: new Date(Date.now() + 400).toISOString() })
  const lasting = await make({ label: 'lasting' })
  t.equal((await read(revoked.token)).status, 200)
  t.match(await call('DELETE', `${TOKENS}/${revoked.id}`, { key }), { status: 204 })
  t.match(await call('DELETE', `${TOKENS}/${revoked.id}`, { key }), { status: 404 }, 'it is revoked once')
  t.equal((await read(revoked.token)).status, 401)

  await waitFor(async () => ((await read(expiring.token)).status === 401 ? true : undefined), {
    what: 'the end of a token',
  })

  const keyId = await keyIdOf(key)
  await changeKey(log, { keyId, label: 'test', expiresAt: new Date(0) }, COMMAND)
  t.equal((await read(lasting.token)).status, 401, 'its key has expired')
  t.match((await call('GET', TOKENS)).body.items, [
    { label: 'lasting', state: 'suspended' },
    { id: expiring.id, state: 'expired' },
  ])
  await changeKey(log, { keyId, label: 'test', expiresAt: null }, { commandId: '6d1c9c52-0d6e-4d4b-8b8f-2f6a1a6f7d10' })
  t.equal((await read(lasting.token)).status, 200, 'its key was prolonged')
  await revokeKey(log, keyId)
  t.equal((await read(lasting.token)).status, 401, 'its key was revoked')
})

t.test('a key sees and ends its own tokens, an admin key those of the dossier', async (t) => {
  const { call, keyFor } = await twoDossiers(t)
  const desk = await keyFor(['read'])
  const other = await keyFor(['read'])
  const made = await call('POST', TOKENS, { key: desk, body: { route: 'feed', label: 'reader' } })
  const { id } = made.body
  t.same((await call('GET', TOKENS, { key: other })).body.items, [])
  t.match(await call('DELETE', `${TOKENS}/${id}`, { key: other }), { status: 404 })
  t.match(await call('DELETE', `/v1/dossiers/quay/feed-tokens/${id}`), { status: 404 }, 'under another dossier')
  t.equal((await call('GET', TOKENS, { key: desk })).body.items.length, 1)
  const shown = await call('GET', TOKENS)
  t.match(shown.body.items, [{ id, route: 'feed', label: 'reader', state: 'active' }])
  t.notMatch(JSON.stringify(shown.body), made.body.token.slice(-38))
  t.match(await call('DELETE', `${TOKENS}/${id}`), { status: 204 })
  t.match(await call('POST', '/v1/dossiers/nowhere/feed-tokens', { body: { route: 'feed' } }), { status: 404 })
})

t.test('a token ends no later than its key, and not in the past', async (t) => {
  const { call, keyFor, log, keyIdOf } = await twoDossiers(t)
  const key = await keyFor(['read'])
  const expiresAt = new Date('2999-01-01T00:00:00.000Z')
  await changeKey(log, { keyId: await keyIdOf(key), label: 'test', expiresAt }, COMMAND)
  const make = (body: object) => call('POST', TOKENS, { key, body: { route: 'feed', ...body } })
  t.match(await make({}), { status: 201, body: { expiresAt: expiresAt.toISOString() } })
  t.match(await make({ expiresAt: null }), { status: 403 })
  t.match(await make({ expiresAt: '2999-01-01T00:00:00.001Z' }), { status: 403 })
  const past = await make({ expiresAt: '2020-01-01T00:00:00Z' })
  t.match(past, { status: 400, body: { errors: [{ in: 'body', pointer: '/expiresAt' }] } })
})

t.test('one key has at most 100 tokens a dossier', async (t) => {
  const { call, keyFor } = await twoDossiers(t)
  const key = await keyFor(['read'])
  const make = () => call('POST', TOKENS, { key, body: { route: 'feed' } })
  for (let nth = 0; nth < 100; nth++) await make()
  t.match(await make(), { status: 409, body: { code: 'limit-reached' } })
  t.equal((await call('POST', TOKENS, { body: { route: 'feed' } })).status, 201, 'another key has its own hundred')
})

t.test('making and ending a token are events of the system log, without its secret', async (t) => {
  const { call, database } = await twoDossiers(t)
  const { id, token } = (await call('POST', TOKENS, { body: { route: 'feed' } })).body
  await call('DELETE', `${TOKENS}/${id}`)
  const { rows } = await database.pool.query(
    `select type, row_to_json(event)::text as text from event where stream_id = $1 order by seq`,
    [`feed-token-${id}`],
  )
  t.same(
    rows.map(({ type }) => type),
    ['FeedTokenIssued', 'FeedTokenRevoked'],
  )
  const stored = await database.pool.query('select row_to_json(feed_token)::text as text from feed_token')
  for (const { text } of [...rows, ...stored.rows]) t.notMatch(text, token.slice(-38, -6))
})
