import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import type { KyselyPlugin } from 'kysely'
import t from 'tap'
import { openKnownViews } from '../../src/cache/known-views.ts'
import { buildServer } from '../../src/index.ts'
import { openLogger } from '../../src/logger.ts'
import { freshApi } from '../fresh-api.ts'
import { HARBOUR } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'
import { watchStatements } from './statements.ts'

/** Long enough that nothing grows old within a test. */
const LONG = { staleMs: 3_600_000, trustMs: 3_600_000 }

/** Asks until nothing was asked of PostgreSQL meanwhile: the announcement of a new key has a key looked up once more. */
async function untilSilent(statements: () => number, ask: () => Promise<void>): Promise<void> {
  const isSilent = async () => {
    const before = statements()
    await ask()
    return statements() === before ? true : undefined
  }
  await waitFor(isSilent, { what: 'an answer without a statement' })
}

const LISTS = [
  '/claims',
  '/sticking-points',
  '/demands',
  '/deadlines',
  '/positions',
  '/positions/history?issue=pay&party=union',
  '/contradictions',
  '/timeline',
  '/actors',
  '/sources',
  '/documents',
  '/decisions',
  '/review-queue',
  '/changes?from=2',
]

t.test('every list carries a weak tag, and answers 304 to whoever names it', async (t) => {
  const { get, call, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  for (const list of LISTS) {
    const first = await get(list)
    const { etag = '' } = first.headers
    t.match(etag, new RegExp(`^W/"${seq}\\.[0-9a-f]{8}\\.[\\w-]{22}"$`), list)
    t.equal(first.headers['cache-control'], 'private, no-cache')
    const path = `/v1/dossiers/harbour${list}`
    const again = await call('GET', path, { headers: { 'if-none-match': `"x", ${String(etag)}` } })
    t.match(again, { status: 304, headers: { etag }, body: '' }, list)
    t.equal(again.headers['content-type'], undefined)
    const same = await get(list)
    t.same(same.body, first.body, 'what is remembered is what was sent')
    t.match(same.headers, { etag, 'content-type': 'application/json; charset=utf-8' })
    t.match(await call('GET', path, { headers: { 'if-none-match': '*' } }), { status: 304 }, list)
  }
})

t.test('a page is remembered with its link', async (t) => {
  const { get, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const [first, again] = [await get('/claims?limit=1'), await get('/claims?limit=1')]
  t.match(String(again.headers.link), /rel="next"/)
  t.equal(again.headers.link, first.headers.link)
})

t.test('what is known is answered without a statement, a 304 by a server that has not sent the body too', async (t) => {
  const { get, call, database, keyFor, stopViews, seq } = await harbourApi(t, { settings: LONG })
  await get(`/claims?minSeq=${seq}`)
  await stopViews()
  const key = await keyFor(['read'])
  const path = '/v1/dossiers/harbour/claims'
  const first = await call('GET', path, { key })
  const statements = watchStatements(database)
  const headers = { 'if-none-match': String(first.headers.etag) }
  await untilSilent(statements, async () => {
    t.match(await call('GET', path, { key }), { status: 200, body: first.body })
    t.match(await call('GET', path, { key, headers }), { status: 304 })
  })
  const before = statements()
  t.equal((await call('GET', `${path}?limit=7`, { key })).status, 200)
  t.ok(statements() > before, 'another address is another question')
})

t.test('a server that has sent no body yet knows by the tag alone that nothing has changed', async (t) => {
  const first = await harbourApi(t, { settings: LONG })
  await first.get(`/claims?minSeq=${first.seq}`)
  await first.stopViews()
  const { etag } = (await first.get('/claims')).headers
  const logger = openLogger({ name: 'test', level: 'silent' })
  const app = await buildServer({ log: first.log, logger, allowedHosts: null, webhooks: null }, LONG)
  t.teardown(() => app.close())
  const headers = { authorization: `Bearer ${await first.keyFor(['admin'])}`, 'if-none-match': String(etag) }
  const statements = watchStatements(first.database)
  await untilSilent(statements, async () => {
    t.equal((await app.inject({ url: '/v1/dossiers/harbour/claims', headers })).statusCode, 304)
  })
})

t.test('a new seq is a new tag and a new body', async (t) => {
  const { get, call, log, demand = '', seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const before = await get('/claims')
  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  t.equal((await get(`/claims?minSeq=${seq + 1}`)).body.items.length, 1, 'minSeq asks for what was just written')
  const headers = { 'if-none-match': String(before.headers.etag) }
  const after = await call('GET', '/v1/dossiers/harbour/claims', { headers })
  t.match(after, { status: 200, body: { seq: seq + 1 } })
  t.not(after.headers.etag, before.headers.etag)
})

t.test('who has seen the views at a seq reads no older ones', async (t) => {
  const { get, log, demand = '', seq } = await harbourApi(t, { settings: LONG })
  await get(`/claims?minSeq=${seq}`)
  t.match(await get('/claims'), { body: { seq } }, 'known for an hour')
  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  await get(`/claims/${demand}?minSeq=${seq + 1}`)
  t.match(await get('/claims'), { body: { seq: seq + 1 } })
})

t.test('views that lag are tagged by their own seq, not by that of the log', async (t) => {
  const { get, log, demand = '', seq, stopViews } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const { headers } = await get('/claims')
  await stopViews()
  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  t.match(await get('/claims'), { headers: { etag: headers.etag }, body: { seq } })
})

t.test(
  'a key of one dossier is never sent what is remembered of another, nor told that it has not changed',
  async (t) => {
    const { get, call, keyFor, openDossier, seq } = await harbourApi(t, { settings: LONG })
    await openDossier({ ...HARBOUR, id: 'quay' })
    await get(`/claims?minSeq=${seq}`)
    const path = '/v1/dossiers/harbour/claims'
    const { headers, body } = await get('/claims')
    t.match(JSON.stringify(body), /Double pay/)
    const key = await keyFor(['read'], ['quay'])
    for (const named of [{}, { 'if-none-match': String(headers.etag) }, { 'if-none-match': '*' }]) {
      const answer = await call('GET', path, { key, headers: named })
      t.match(answer, { status: 404, headers: { etag: undefined }, body: { code: 'unknown-dossier' } })
      t.notMatch(JSON.stringify(answer.body), /Double pay/)
    }
    const narrow = await call('GET', path, { key: await keyFor(['read'], ['harbour']) })
    t.match(narrow, { status: 200, body })
    t.not(narrow.headers.etag, headers.etag, 'the scope of a key is part of the tag')
  },
)

t.test('what was refused is refused again, whatever tag is named', async (t) => {
  const { get, call, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const { etag } = (await get('/claims')).headers
  for (const query of ['?limit=0', '?colour=red', '?asOfSeq=999', '?framework=nowhere']) {
    const headers = { 'if-none-match': `${String(etag)}, *` }
    const answer = await call('GET', `/v1/dossiers/harbour/claims${query}`, { headers })
    t.ok([400, 404].includes(answer.status), query)
    t.equal(answer.headers.etag, undefined, query)
  }
})

t.test('at midnight where the dossier is, what is judged on today is another question', async (t) => {
  const { log, openDossier } = await freshApi(t)
  await openDossier({ ...HARBOUR, timeZone: 'Pacific/Auckland' })
  let now = Date.parse('2025-03-04T10:59:59.900Z') // 23:59:59.9 there.
  const views = openKnownViews(log, { ...LONG, clock: () => now })
  const known = async () => views.now('harbour')
  await waitFor(async () => ((await known()) === undefined ? undefined : true), { what: 'the views' })
  t.equal((await known())?.today, '2025-03-04')
  now += 99
  t.equal((await known())?.today, '2025-03-04')
  now += 1
  t.equal((await known())?.today, '2025-03-05')
  now -= 500
  t.equal((await known())?.today, '2025-03-04', 'a clock that is set back does not keep the day of then')
})

t.test('what is half as old as it may be stands while it is asked again', async (t) => {
  const { get, log, demand = '', seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  let statements = 0
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  let now = Date.parse('2025-03-04T12:00:00Z')
  const views = openKnownViews({ db: log.db.withPlugin(counting) }, { staleMs: 1000, clock: () => now })
  const first = await waitFor(() => views.now('harbour'), { what: 'the views' })
  const isStill = () => views.isStill('harbour', first)
  statements = 0
  now += 499
  t.ok(await waitFor(async () => isStill() || undefined, { what: 'what was found' }))
  t.equal(statements, 0, 'not yet')
  now += 1
  t.ok(isStill())
  t.equal(await views.now('harbour'), first, 'nobody waits')
  t.equal(statements, 1, 'asked once')
  now += 501
  await waitFor(async () => isStill() || undefined, { what: 'the same, young again' })

  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  await get(`/claims?minSeq=${seq + 1}`)
  const moved = async () => {
    now += 50
    return isStill() ? undefined : views.now('harbour')
  }
  t.match(await waitFor(moved, { what: 'what follows' }), { seq: seq + 1 })
})

t.test('single resources and lists of the log answer 304 too, after a look', async (t) => {
  const { call, get, documentId, demand, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const paths = [
    '/v1/dossiers',
    '/v1/dossiers/harbour',
    '/v1/dossiers/harbour/events',
    `/v1/dossiers/harbour/documents/${documentId}`,
    `/v1/dossiers/harbour/claims/${demand}`,
    '/v1/webhooks',
    '/openapi.json',
  ]
  for (const path of paths) {
    const { etag = '' } = (await call('GET', path)).headers
    t.match(etag, /^(W\/)?"[^"]+"$/, path)
    const weak = `W/${String(etag).replace(/^W\//, '')}`
    t.match(await call('GET', path, { headers: { 'if-none-match': weak } }), { status: 304, headers: { etag } }, path)
    t.equal((await call('GET', path, { headers: { 'if-none-match': '"other"' } })).status, 200, path)
  }
})
