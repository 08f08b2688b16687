import fc from 'fast-check'
import t from 'tap'
import { attacked } from './attack/attacked.ts'
import { addressOf, type Method } from './attack/operations.ts'
import { HARBOUR } from './harbour.ts'

/** The same cases in every run. */
const SEED = 20250303

/** Bodies that every operation is sent, so that it is not its body that is refused. */
const BODIES = 6

/** Words and names that are the other dossier's alone. */
const WORDS = /Night pay|Brandt|Keel|Gazette|Double pay|desk\.example/

const ALL = ['read', 'ingest', 'review', 'webhooks'] as const

t.test('with a key of one dossier every operation on another answers 404 and tells nothing of it', async (t) => {
  const { operations, call, keyFor, openDossier, idsOf, bodyOf } = await attacked(t)
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const key = await keyFor([...ALL], ['quay'])
  const readKey = await keyFor(['read'], ['quay'])
  for (const operation of operations.filter(({ path }) => path.includes('{dossier}'))) {
    const { id, method } = operation
    const address = addressOf(operation, idsOf(operation))
    for (const body of bodiesOf(method, bodyOf(operation))) {
      const request = { headers: { 'if-match': '*' }, ...(body === undefined ? {} : { body }) }
      for (const bearer of [key, readKey]) {
        const answer = await call(method, address, { ...request, key: bearer })
        t.match(answer, { status: 404, body: { code: 'unknown-dossier' } }, id)
        t.notMatch(JSON.stringify(answer.body), WORDS, id)
      }
    }
  }
  const mine = await call('GET', '/v1/dossiers', { key })
  t.same(
    mine.body.items.map(({ id }: { id: string }) => id),
    ['quay'],
  )
})

t.test('ids of another dossier are ids of nothing in one’s own', async (t) => {
  const { operations, call, keyFor, openDossier, idsOf, bodyOf } = await attacked(t)
  await openDossier({ ...HARBOUR, id: 'quay', issues: [], actors: [], parties: [] })
  const key = await keyFor([...ALL], ['quay'])
  const named = operations.filter(({ path }) => /\{dossier\}.*\{/.test(path))
  t.ok(named.length >= 12, 'operations on one thing of a dossier')
  for (const operation of named) {
    const { id, method } = operation
    const ids = { ...idsOf(operation), dossier: 'quay', version: '2' }
    for (const body of bodiesOf(method, bodyOf(operation))) {
      const request = { key, headers: { 'if-match': '*' }, ...(body === undefined ? {} : { body }) }
      const answer = await call(method, addressOf(operation, ids), request)
      const isRefusedUnread = method !== 'GET' && answer.body.code === 'invalid-request'
      if (!isRefusedUnread) t.equal(answer.status, 404, `${id} ${JSON.stringify(answer.body)}`)
      t.notMatch(JSON.stringify(answer.body), /Night pay|Double pay/, id)
    }
  }
  t.equal((await call('GET', '/v1/dossiers/quay')).body.seq, 2, 'nothing was recorded')
})

t.test('a batch can not reach into another dossier', async (t) => {
  const { call, keyFor, openDossier, idsOf, operations } = await attacked(t)
  await openDossier({ ...HARBOUR, id: 'quay' })
  const key = await keyFor([...ALL], ['quay'])
  const [ids] = operations.filter(({ id }) => id === 'decideClaim').map(idsOf)
  const items = [
    { about: 'issue', id: 'pay', version: 0, decide: { decision: 'close', reason: 'Over.' } },
    { about: 'claim', id: ids?.['id'], version: 2, decide: { decision: 'confirm' } },
  ]
  const answer = await call('POST', '/v1/dossiers/quay/decisions', { key, body: { items } })
  t.match(answer, { status: 404, body: { code: 'unknown-claim' } })
  t.equal((await call('GET', '/v1/dossiers/quay', { key })).body.seq, 2, 'none of it was decided')
})

t.test('webhooks of others are not there', async (t) => {
  const { operations, call, keyFor, openDossier, webhookId } = await attacked(t)
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const key = await keyFor([...ALL], ['quay'])
  for (const operation of operations.filter(({ path }) => path.startsWith('/v1/webhooks/'))) {
    const answer = await call(operation.method, addressOf(operation, { id: webhookId }), { key })
    t.match(answer, { status: 404 }, operation.id)
    t.notMatch(JSON.stringify(answer.body), WORDS, operation.id)
  }
  t.same((await call('GET', '/v1/webhooks', { key })).body.items, [])
  t.equal((await call('GET', `/v1/webhooks/${webhookId}`)).status, 200, 'and it was not deleted')
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
