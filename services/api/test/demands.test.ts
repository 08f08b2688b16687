import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('a demand is listed with who asks whom and what became of it', async (t) => {
  const { get, log, demand = '', refusal = '', seq } = await harbourApi(t)
  t.match((await get(`/demands?minSeq=${seq}`)).body, {
    hidden: 0,
    items: [
      {
        state: 'open',
        why: { rule: 'demand.no-answer', says: /No party/ },
        party: 'union',
        addressee: 'jon-keel',
        asked: ['board'],
        issues: ['pay'],
        framework: 'draft-2025',
        phase: 2,
        claim: { by: 'Ada Brandt' },
      },
    ],
    next: null,
  })
  const events: DomainEvent[] = [
    { type: 'ClaimsLinked', data: { a: demand, b: refusal, relation: 'rejects', rule: null } },
  ]
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events })
  t.match((await get(`/demands/${demand}?minSeq=${seq + 1}`)).body, {
    state: 'rejected',
    why: { rule: 'demand.rejected', claims: [refusal], counter: [] },
    answers: [{ party: 'board', state: 'rejected', claims: [refusal], byReviewer: false }],
    words: [{ claimId: refusal, relation: 'rejects', party: 'board' }],
    evidence: [{ words: 'We will not pay double' }],
  })
  t.equal((await get(`/demands/${demand}?asOfSeq=${seq}`)).body.state, 'open', 'as we knew before')
})

t.test('demands are narrowed by any filter, page by page', async (t) => {
  const { get, seq } = await harbourApi(t)
  const count = async (query: string): Promise<number> =>
    (await get(`/demands?minSeq=${seq}&${query}`)).body.items.length
  for (const query of [
    'party=union',
    'of=board',
    'of=jon-keel',
    'issue=pay',
    'framework=draft-2025',
    'phase=2',
    'state=open',
    'from=2025-03-03&to=2025-03-03',
    'on=2025-03-03',
  ]) {
    t.equal(await count(query), 1, query)
  }
  for (const query of ['party=board', 'of=union', 'issue=crews', 'framework=none', 'state=met', 'to=2025-03-02']) {
    t.equal(await count(query), 0, query)
  }
  const first = await get('/demands?limit=1')
  const link = /^<\/v1\/dossiers\/harbour([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? ''
  t.same((await get(link)).body.items, [])
  t.match(await get('/demands?cursor=nonsense'), { status: 400, body: { errors: [{ pointer: '/cursor' }] } })
  t.match(await get('/demands?state=pending'), { status: 400 })
})

t.test('a claim that asks for nothing is no demand', async (t) => {
  const { get, refusal } = await harbourApi(t)
  t.match(await get(`/demands/${refusal}`), { status: 404, body: { code: 'unknown-claim' } })
  t.match(await get('/demands/00000000-0000-4000-8000-000000000000'), { status: 404 })
  t.match(await get('/demands/nonsense'), { status: 400 })
})
