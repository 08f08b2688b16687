import t from 'tap'
import { beginRequest, KEEP_MS } from '../../src/idempotency/begin-request.ts'
import { deleteRequestsBefore, releaseRequest } from '../../src/store.ts'
import { freshApi } from '../fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const headers = { 'idempotency-key': 'desk-1' }

t.test('the same request with the same key is answered as at first, and done once', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const first = await call('POST', DOCUMENTS, { body: { text: 'One.', title: 'First' }, headers })
  const again = await call('POST', DOCUMENTS, { body: { title: 'First', text: 'One.' }, headers })
  t.same(again.body, first.body, 'even `duplicate` is as it was')
  t.equal(again.status, first.status)
  t.equal(again.headers.location, first.headers.location)
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.equal((await call('GET', '/v1/dossiers/harbour')).body.seq, 4)
})

t.test('a webhook asked for twice with one key is one, and its secret is shown again to its maker alone', async (t) => {
  const { call, keyFor, database } = await freshApi(t)
  const body = { url: 'https://desk.example.org/hook' }
  const first = await call('POST', '/v1/webhooks', { body, headers })
  const again = await call('POST', '/v1/webhooks', { body, headers })
  t.same(again.body, first.body)
  t.equal((await call('GET', '/v1/webhooks')).body.items.length, 1)
  const other = await call('POST', '/v1/webhooks', { key: await keyFor(['webhooks']), body, headers })
  t.not(other.body.id, first.body.id, 'keys of others are others')
  const { rows } = await database.pool.query(`select encode(answer, 'escape') as answer from idempotency`)
  for (const { answer } of rows) t.notMatch(answer, /whsec_/)
})

t.test('the same key for another body is refused', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  await call('POST', DOCUMENTS, { body: { text: 'One.' }, headers })
  const other = await call('POST', DOCUMENTS, { body: { text: 'Two.' }, headers })
  t.match(other, { status: 422, body: { code: 'idempotency-key-reused' } })
})

t.test('while the first is being answered the second is asked to come again', async (t) => {
  const { database } = await freshApi(t)
  const request = { keyId: '00000000-0000-4000-8000-000000000001', idempotencyKey: 'a', digest: 'x' }
  const now = new Date('2025-03-03T10:00:00.000Z')
  const first = await beginRequest(database.db, { ...request, now })
  t.equal(first.answer, null)
  await t.rejects(beginRequest(database.db, { ...request, now }), { code: 'request-in-progress' })
  const later = new Date(now.getTime() + 121_000)
  const taken = await beginRequest(database.db, { ...request, now: later })
  t.equal(taken.commandId, first.commandId, 'an abandoned request is taken over as the same command')
})

t.test('what failed on our side may be made again at once, as the same command', async (t) => {
  const { database } = await freshApi(t)
  const request = { keyId: '00000000-0000-4000-8000-000000000001', idempotencyKey: 'a', digest: 'x' }
  const now = new Date('2025-03-03T10:00:00.000Z')
  const first = await beginRequest(database.db, { ...request, now })
  await releaseRequest(database.db, request)
  t.same(await beginRequest(database.db, { ...request, now }), first)
  await t.rejects(beginRequest(database.db, { ...request, now }), { code: 'request-in-progress' })
})

t.test('after a day a key may be used anew', async (t) => {
  const { database } = await freshApi(t)
  const request = { keyId: '00000000-0000-4000-8000-000000000001', idempotencyKey: 'a' }
  const now = new Date('2025-03-03T10:00:00.000Z')
  const first = await beginRequest(database.db, { ...request, digest: 'x', now })
  const later = new Date(now.getTime() + KEEP_MS + 1)
  const second = await beginRequest(database.db, { ...request, digest: 'y', now: later })
  t.not(second.commandId, first.commandId)
  await deleteRequestsBefore(database.db, new Date(later.getTime() + 1))
  t.equal((await database.pool.query('select 1 from idempotency')).rowCount, 0)
})
