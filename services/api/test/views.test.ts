import { randomUUID } from 'node:crypto'
import { eventRegistry } from '@onrecord/domain'
import { append, openEventLog, readEvents } from '@onrecord/event-log'
import { replayDigests } from '@onrecord/projections'
import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('claims are listed the last said first, narrowed by any filter, page by page', async (t) => {
  const { get, demand, refusal, documentId, seq } = await harbourApi(t)
  const ids = async (query: string): Promise<string[]> =>
    (await get(`/claims?minSeq=${seq}&${query}`)).body.items.map((item: { claim: { id: string } }) => item.claim.id)
  t.same(new Set(await ids('')), new Set([demand, refusal]))
  for (const query of ['kind=demand', 'act=demand', 'party=union', 'actor=ada-brandt', 'phase=2']) {
    t.same(await ids(query), [demand], query)
  }
  for (const query of [
    'issue=pay',
    'framework=draft-2025',
    'framework=all',
    `document=${documentId}`,
    'saidFrom=2025-03-03',
    'saidTo=2025-03-03',
    'on=2025-03-03',
  ]) {
    t.equal((await ids(query)).length, 2, query)
  }
  for (const query of [
    'saidFrom=2025-03-04',
    'saidTo=2025-03-02',
    'framework=none',
    'actor=gazette',
    'review=retracted',
  ]) {
    t.same(await ids(query), [], query)
  }
  const first = await get('/claims?limit=1')
  const link = /^<\/v1\/dossiers\/harbour([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? ''
  const second = await get(link)
  t.not(first.body.items[0].claim.id, second.body.items[0].claim.id)
  t.match(await get('/claims?cursor=nonsense'), {
    status: 400,
    body: { errors: [{ in: 'query', pointer: '/cursor' }] },
  })
  t.match(await get('/claims?colour=red'), { status: 400, body: { errors: [{ in: 'query', pointer: '/colour' }] } })
})

t.test('a claim is shown with its words, its document and its place in the log, and can be sent back', async (t) => {
  const { get, call, demand, documentId, seq } = await harbourApi(t)
  const { body } = await get(`/claims/${demand}?minSeq=${seq}`)
  t.match(body, {
    claim: {
      segments: [{ exact: 'Double pay for the night, by 1 April 2025.' }],
      mention: { exact: 'Ada Brandt' },
      chain: [{ name: 'Harbour Gazette' }, { name: 'Ada Brandt' }],
    },
    classification: { claimants: [{ name: 'Ada Brandt' }], party: 'union', addressee: { name: 'Jon Keel' } },
    document: { id: documentId, title: 'Board refuses', source: 'Harbour Gazette', publishedOn: '2025-03-04' },
    record: { dossier: 'harbour', seq: 4, review: 'unreviewed' },
    cluster: { mentions: 1, sources: 1 },
  })
  const { claim, classification } = body
  const again = await call('POST', '/v1/dossiers/harbour/claims', {
    body: { documentId, claims: [{ claim, classification }] },
  })
  t.match(again, { status: 200, body: { items: [{ id: demand, status: 'already-recorded' }] } })
  const none = await get('/claims/00000000-0000-4000-8000-000000000000')
  t.match(none, { status: 404, body: { code: 'unknown-claim' } })
})

t.test('deadlines are judged on a day', async (t) => {
  const { get, seq } = await harbourApi(t)
  const stateOn = async (day: string) => (await get(`/deadlines?minSeq=${seq}&on=${day}`)).body.items[0]?.state
  const { body } = await get(`/deadlines?minSeq=${seq}&on=2025-03-10`)
  t.match(body.items, [
    { due: { edtf: '../2025-04-01', type: 'obligation' }, party: 'union', claim: { by: 'Ada Brandt' } },
  ])
  t.equal(await stateOn('2025-03-10'), 'upcoming')
  t.equal(await stateOn('2025-04-01'), 'due')
  t.equal(await stateOn('2025-04-02'), 'overdue')
  t.same((await get('/deadlines?type=event')).body.items, [])
  t.equal((await get('/deadlines?type=all&state=overdue&party=union')).body.items.length, 1)
  t.equal((await get('/deadlines?state=pending&from=2025-04-01&to=2025-04-01')).body.items.length, 1)
  t.same((await get('/deadlines?from=2025-04-02')).body.items, [])
  t.match(await get('/deadlines?from=April'), { status: 400, body: { errors: [{ in: 'query', pointer: '/from' }] } })
})

t.test('a deadline says why it stands as it does, with the words of what bears on it', async (t) => {
  const { get, log, demand = '', refusal = '', seq } = await harbourApi(t)
  t.match((await get(`/deadlines/${demand}?minSeq=${seq}&on=2025-04-02`)).body, {
    state: 'overdue',
    why: { rule: 'due.clock', says: /calendar/, claims: [], counter: [] },
    claim: { by: 'Ada Brandt' },
    evidence: [],
  })
  const data = { a: demand, b: refusal, relation: 'misses' as const, rule: null }
  await append(log, {
    dossier: 'harbour',
    commandId: randomUUID(),
    events: [{ type: 'ClaimsLinked', data }],
  })
  t.match((await get(`/deadlines/${demand}?minSeq=${seq + 1}&on=2025-04-02`)).body, {
    state: 'missed',
    why: { rule: 'due.missed', claims: [refusal] },
    by: [refusal],
    evidence: [{ words: 'We will not pay double' }],
  })
  t.match(await get(`/deadlines/${refusal}`), { status: 404, body: { code: 'unknown-claim' } })
  t.match(await get('/deadlines/nonsense'), { status: 400 })
})

t.test('the timeline has what was said and what was due, day by day', async (t) => {
  const { get, seq } = await harbourApi(t)
  const { body } = await get(`/timeline?minSeq=${seq}`)
  const entries = body.items.map(({ day, what }: { day: string; what: string }) => `${day} ${what}`)
  t.same(entries, ['2025-03-03 said', '2025-03-03 said', '2025-04-01 due'])
  t.equal((await get('/timeline?from=2025-04-01')).body.items.length, 1)
})

t.test('documents and dossiers are listed', async (t) => {
  const { get, call, keyFor, openDossier, documentId, seq } = await harbourApi(t)
  const { body } = await get(`/documents?minSeq=${seq}`)
  t.match(body.items, [{ id: documentId, title: 'Board refuses', state: 'received', warnings: [] }])
  t.same((await get('/documents?needs=date')).body.items, [])
  await openDossier({ id: 'quay', title: 'Quay talks' })
  await call('GET', '/v1/dossiers/quay/claims?minSeq=2')
  t.match((await call('GET', '/v1/dossiers')).body.items, [{ id: 'harbour' }, { id: 'quay' }])
  const own = await call('GET', '/v1/dossiers', { key: await keyFor(['read'], ['quay']) })
  t.match(own.body, { items: [{ id: 'quay', title: 'Quay talks' }] })
  t.equal(own.body.items.length, 1)
})

t.test('the digests of the live views are those of a replay', async (t) => {
  const { get, database, seq } = await harbourApi(t)
  const { body } = await get(`/audit/digests?minSeq=${seq}`)
  const log = openEventLog({ database, registry: eventRegistry })
  const replayed = await replayDigests(await readEvents(log, { dossier: 'harbour', after: 0, limit: 100 }))
  t.same(body, { seq, views: replayed })
})

t.test('a document that is waited for is answered with its claims', async (t) => {
  const { call, log, openDossier } = await harbourApi(t)
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const { subscribe } = await import('@onrecord/event-log')
  const worker = subscribe(log, {
    consumer: 'test-worker',
    handle: async ({ tx, dossier, events }) => {
      for (const event of events) {
        if (event.type !== 'ExtractionRequested') continue
        const { documentId } = event.data
        const data = {
          documentId,
          requestId: event.eventId,
          extractor: { name: 'none', version: '1' },
          claims: 0,
          dropped: 0,
          notes: [],
        }
        await append(tx, { dossier, commandId: randomUUID(), events: [{ type: 'DocumentProcessed', data }] })
      }
    },
  })
  t.teardown(() => worker.stop())
  const headers = { prefer: 'wait=20' }
  const answer = await call('POST', '/v1/dossiers/quay/documents', { body: { text: 'The quay is long.' }, headers })
  t.match(answer, { status: 200, body: { state: 'processed', claims: [] } })
  t.equal(answer.headers['preference-applied'], 'wait=20')
})
