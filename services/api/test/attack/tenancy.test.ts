import fc from 'fast-check'
import t from 'tap'
import { HARBOUR } from '../harbour.ts'
import { attacked, LABELS } from './attacked.ts'
import { canaryIn } from './canaries.ts'
import { addressOf, type Method } from './operations.ts'

/** The same cases in every run. */
const SEED = 20250303

/** Bodies that every operation is sent, so that it is not its body that is refused. */
const BODIES = 6

const ALL = ['read', 'ingest', 'review', 'webhooks', 'admin'] as const

/** The dossier whose key attacks: it has issues and a document of its own, under the ids of the other's. */
const QUAY = {
  ...HARBOUR,
  title: 'Quay',
  frameworks: HARBOUR.frameworks?.map((framework) => ({ ...framework, title: 'Frame' })),
  issues: HARBOUR.issues?.map((issue) => ({ ...issue, label: 'Matter', proposition: 'It matters' })),
  parties: HARBOUR.parties?.map((party) => ({ ...party, label: `The ${party.id} of the quay` })),
  actors: [],
  id: 'quay',
}

/** What a key of the quay is answered with by operations that name nothing: each is listed, so that a new one is thought of. */
const NAMELESS: Readonly<Record<string, { status: number; body?: unknown; items?: number }>> = {
  openDossier: { status: 403, body: { id: 'harbour', title: 'Mine now' } },
  listDossiers: { status: 200, items: 1 },
  createWebhook: { status: 404, body: { url: 'https://quay.example.net/hook', dossiers: ['quay', 'harbour'] } },
  listWebhooks: { status: 200, items: 0 },
  createApiKey: { status: 404, body: { label: 'mine', scopes: ['read'], dossiers: ['harbour'] } },
  listApiKeys: { status: 200, items: 1 },
  readMetrics: { status: 403 },
  getHealth: { status: 200 },
  getReadiness: { status: 200 },
  listProblems: { status: 200 },
}

async function withQuay(t: Parameters<typeof attacked>[0]) {
  const api = await attacked(t)
  await api.openDossier(QUAY)
  const { body } = await api.call('POST', '/v1/dossiers/quay/documents', { body: { text: 'A pilot said little.' } })
  const head = (await api.call('GET', '/v1/dossiers/quay')).body.seq
  return { ...api, key: await api.keyFor([...ALL], ['quay']), head, ownDocument: String(body.id) }
}

t.test('every operation is one of those that the following tests send to another dossier', async (t) => {
  const { operations, idsOf } = await attacked(t)
  for (const operation of operations) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const ids = idsOf(operation)
    for (const name of names) t.ok(ids[name], `${operation.id}: there is a known ${name}`)
    if (names.length === 0)
      t.ok(NAMELESS[operation.id], `${operation.id} names nothing, and it is known what it answers`)
  }
})

t.test('with a key of one dossier every operation on another answers 404 and tells nothing of it', async (t) => {
  const { operations, call, key, keyFor, idsOf, bodyOf } = await withQuay(t)
  const readKey = await keyFor(['read'], ['quay'])
  for (const operation of operations.filter(({ path }) => path.includes('{dossier}'))) {
    const { id, method } = operation
    const address = addressOf(operation, idsOf(operation))
    // What the dossier's own reader was answered may lie in a cache.
    if (method === 'GET' && id !== 'streamClaims') await call('GET', address)
    for (const body of bodiesOf(method, bodyOf(operation))) {
      const request = { headers: { 'if-match': '*' }, ...(body === undefined ? {} : { body }) }
      for (const bearer of [key, readKey]) {
        const answer = await call(method, address, { ...request, key: bearer })
        t.match(answer, { status: 404, body: { code: 'unknown-dossier' } }, id)
        t.equal(canaryIn(answer), undefined, id)
      }
    }
  }
})

t.test('ids of another dossier are ids of nothing in one’s own', async (t) => {
  const { operations, call, key, head, idsOf, bodyOf } = await withQuay(t)
  const named = operations.filter(({ path }) => /\{dossier\}.*\{/.test(path))
  t.ok(named.length >= 12, 'operations on one thing of a dossier')
  for (const operation of named) {
    const { id, method } = operation
    // Slugs are each dossier's own: those that both have name the quay's.
    const isShared = /\{(issue|actor)\}/.test(operation.path)
    const ids = { ...idsOf(operation), dossier: 'quay', version: '2', seq: String(head + 1) }
    for (const body of bodiesOf(method, bodyOf(operation))) {
      const request = { key, headers: { 'if-match': '"0.log"' }, ...(body === undefined ? {} : { body }) }
      const answer = await call(method, addressOf(operation, ids), request)
      const isRefusedUnread = method !== 'GET' && answer.body.code === 'invalid-request'
      if (!isRefusedUnread && !isShared) t.equal(answer.status, 404, `${id} ${JSON.stringify(answer.body)}`)
      t.equal(canaryIn(answer), undefined, id)
    }
  }
  t.equal((await call('GET', '/v1/dossiers/harbour/claims')).body.items.length, 2, 'and nothing was done to them')
})

t.test('lists of one’s own dossier hold nothing of another', async (t) => {
  const { operations, call, key, idsOf } = await withQuay(t)
  const lists = operations.filter(({ method, path }) => method === 'GET' && /\{dossier\}[^{]*$/.test(path))
  for (const operation of lists.filter(({ id }) => id !== 'streamClaims')) {
    const answer = await call('GET', addressOf(operation, { ...idsOf(operation), dossier: 'quay' }), { key })
    t.ok([200, 400].includes(answer.status), `${operation.id} ${answer.status}`)
    t.equal(canaryIn(answer), undefined, operation.id)
  }
})

t.test('what names nothing answers with nothing of another dossier', async (t) => {
  const { operations, call, key } = await withQuay(t)
  for (const { id, method, path } of operations.filter(({ path }) => !path.includes('{'))) {
    const { status, body, items } = NAMELESS[id] ?? { status: 0 }
    const answer = await call(method, path, { key, ...(body === undefined ? {} : { body }) })
    t.equal(answer.status, status, `${id} ${JSON.stringify(answer.body)}`)
    if (items !== undefined) t.equal(answer.body.items.length, items, id)
    t.equal(canaryIn(answer), undefined, id)
  }
})

t.test('webhooks and keys of others are not there', async (t) => {
  const { operations, call, key, webhookId, keyId, idsOf, bodyOf } = await withQuay(t)
  const ofNoDossier = operations.filter(({ path }) => /^\/v1\/(?!dossiers).*\{/.test(path))
  t.ok(ofNoDossier.length >= 6)
  for (const operation of ofNoDossier) {
    const { id, method } = operation
    for (const body of bodiesOf(method, bodyOf(operation))) {
      const request = { key, ...(body === undefined ? {} : { body }) }
      const answer = await call(method, addressOf(operation, idsOf(operation)), request)
      const isRefusedUnread = method !== 'GET' && answer.body.code === 'invalid-request'
      if (!isRefusedUnread) t.match(answer, { status: 404 }, id)
      t.equal(canaryIn(answer), undefined, id)
    }
  }
  t.equal((await call('GET', `/v1/webhooks/${webhookId}`)).status, 200, 'the webhook was not deleted')
  t.match(await call('GET', `/v1/api-keys/${keyId}`), { body: { label: LABELS.key, revokedAt: null } })
})

t.test('an Idempotency-Key answers nobody but the key that it came with', async (t) => {
  const { call, key } = await withQuay(t)
  const headers = { 'idempotency-key': 'the-same' }
  const body = { url: 'https://desk.example.org/second', description: LABELS.webhook }
  const first = await call('POST', '/v1/webhooks', { headers, body })
  t.equal(first.status, 201)
  const stranger = await call('POST', '/v1/webhooks', { key, headers, body: { url: 'https://quay.example.net/hook' } })
  t.equal(stranger.status, 201, 'for it the key is a new one')
  t.equal(stranger.headers['idempotency-replayed'], undefined)
  t.not(stranger.body.secret, first.body.secret)
  t.equal(canaryIn(stranger), undefined)
  const document = { text: 'Words of the quay.' }
  const address = '/v1/dossiers/harbour/documents'
  const own = await call('POST', address, { headers: { 'idempotency-key': 'text' }, body: document })
  t.equal(own.status, 200)
  const refused = await call('POST', address, { key, headers: { 'idempotency-key': 'text' }, body: document })
  t.match(refused, { status: 404, body: { code: 'unknown-dossier' } })
})

t.test('a feed token of one dossier opens no other', async (t) => {
  const { call, key } = await withQuay(t)
  const made = await call('POST', '/v1/dossiers/quay/feed-tokens', { key, body: { route: 'events' } })
  await call('GET', '/v1/dossiers/harbour/events')
  const own = await call('GET', made.body.path, { key: null })
  t.equal(own.status, 200)
  t.equal(canaryIn(own), undefined)
  const other = await call('GET', made.body.path.replace('quay', 'harbour'), { key: null })
  t.equal(other.status, 401)
  t.equal(canaryIn(other), undefined)
})

t.test('a batch can not reach into another dossier', async (t) => {
  const { call, keyFor, openDossier, idsOf, operations } = await attacked(t)
  await openDossier({ ...HARBOUR, id: 'quay' })
  const key = await keyFor(['read', 'review'], ['quay'])
  const [ids] = operations.filter(({ id }) => id === 'decideClaim').map(idsOf)
  const items = [
    { about: 'issue', id: 'pay', version: 0, decide: { decision: 'close', reason: 'Over.' } },
    { about: 'claim', id: ids?.['id'], version: 2, decide: { decision: 'confirm' } },
  ]
  const answer = await call('POST', '/v1/dossiers/quay/decisions', { key, body: { items } })
  t.match(answer, { status: 404, body: { code: 'unknown-claim' } })
  t.equal((await call('GET', '/v1/dossiers/quay', { key })).body.seq, 2, 'none of it was decided')
})

t.test('every operation asks for the scope that it names, before it looks at what it is sent', async (t) => {
  const { operations, call, keyFor, idsOf } = await attacked(t)
  const scopes = ['read', 'ingest', 'review', 'webhooks', 'admin'] as const
  const keys = new Map(await Promise.all(scopes.map(async (scope) => [scope, await keyFor([scope])] as const)))
  for (const operation of operations) {
    const { id, method, scope } = operation
    const address = addressOf(operation, idsOf(operation))
    const bare = await call(method, address, { key: null })
    if (scope === undefined) t.equal(bare.status, 200, `${id} is open`)
    else t.match(bare, { status: 401, body: { code: 'unauthorized' } }, `${id} without a key`)
    if (scope === undefined) continue
    for (const [other, key] of keys) {
      if (other === scope || other === 'admin') continue
      const refused = await call(method, address, { key, raw: '{' })
      t.match(refused, { status: 403, body: { code: 'forbidden' } }, `${id} with a key to ${other}`)
    }
  }
  const writes = operations.filter(({ method, scope }) => method !== 'GET' && scope === 'read')
  t.same(
    writes.map(({ id }) => id),
    ['tryConfiguration', 'createFeedToken', 'revokeFeedToken'],
    'who may only read writes nothing but tokens that read what it reads, and end with it',
  )
})

function bodiesOf(method: Method, body: fc.Arbitrary<unknown>): unknown[] {
  return method === 'GET' || method === 'DELETE' ? [undefined] : fc.sample(body, { seed: SEED, numRuns: BODIES })
}
