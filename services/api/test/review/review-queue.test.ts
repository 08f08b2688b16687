import { randomUUID } from 'node:crypto'
import { eraseDocument } from '@onrecord/documents'
import type { DomainEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { TEXT } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'
import { type Said, says } from './says.ts'

const idsOf = (body: { items: { claim: { claim: { id: string } } }[] }): string[] =>
  body.items.map(({ claim }) => claim.claim.id)

t.test('what would change a view comes first, with its words in context and all that deciding takes', async (t) => {
  const api = await harbourApi(t)
  const { get, call, demand, refusal } = api
  const { ids, seq } = await says(api, [{ text: 'Cranes are tall.', on: '2025-06-01', by: 'gazette' }])
  const { status, body } = await get(`/review-queue?minSeq=${seq}`)
  t.equal(status, 200)
  t.equal(body.changing, 2)
  t.same(new Set(idsOf(body).slice(0, 2)), new Set([demand, refusal]))
  t.same(idsOf(body).slice(2), ids, 'what changes nothing comes last, however late it was said')
  const item = body.items.find(({ claim }: { claim: { claim: { id: string } } }) => claim.claim.id === demand)
  t.match(item, {
    context: { start: 0, end: TEXT.length, text: TEXT },
    claim: { document: { title: 'Board refuses', source: 'Harbour Gazette', publishedOn: '2025-03-04' } },
    changes: [
      { kind: 'decides-standing', issue: { id: 'pay' }, standing: 'contested', says: /Night pay/ },
      { kind: 'holds-position', party: { id: 'union', label: 'Dockers’ union' }, stance: 'supports' },
    ],
    weight: Number,
    etag: /^"\d+\..+"$/,
  })
  t.match(body.items[2], { changes: [], weight: 0 })

  const decide = (decision: object, etag: string) =>
    call('POST', `/v1/dossiers/harbour/claims/${demand}/decisions`, { body: decision, headers: { 'if-match': etag } })
  const { body: receipt } = await decide({ decision: 'confirm' }, item.etag)
  const { body: left } = await get(`/review-queue?minSeq=${receipt.seq}`)
  t.same(new Set(idsOf(left)), new Set([refusal, ...ids]))
  t.equal(
    (await decide({ decision: 'confirm' }, item.etag)).status,
    412,
    'what was decided meanwhile is not decided again',
  )
})

t.test('every option that is offered can be sent as it is', async (t) => {
  const { get, call, demand, seq } = await harbourApi(t)
  const { body } = await get(`/review-queue?minSeq=${seq}&kind=demand`)
  const [{ options }] = body.items
  t.ok(options.length > 10)
  for (const { label, body: decision, needsReason } of options) {
    const answer = await call('POST', `/v1/dossiers/harbour/claims/${demand}/decisions`, {
      body: { ...decision, ...(needsReason ? { reason: 'misread' } : {}) },
      headers: { 'if-match': '*' },
    })
    t.equal(answer.status, 201, `${label}: ${JSON.stringify(answer.body)}`)
  }
})

t.test('the rest comes the last said first, of one day the least sure first, page by page', async (t) => {
  const api = await harbourApi(t)
  const said: Said[] = [
    { text: 'Bollards are old.', on: '2025-05-01', by: 'gazette', confidence: 0.9 },
    { text: 'Ropes are short.', on: '2025-05-01', by: 'gazette', confidence: 0.2 },
    { text: 'Fog is thick.', on: '2025-05-02', by: 'gazette', confidence: 0.7 },
    { text: 'Gulls are loud.', on: '2025-04-30', by: 'gazette', confidence: 0.1 },
  ]
  const { ids, seq } = await says(api, said)
  const [bollards, ropes, fog, gulls] = ids
  const seen: string[] = []
  let path = `/review-queue?minSeq=${seq}&limit=1`
  for (let pages = 0; pages < 10; pages++) {
    const { body, headers } = await api.get(path)
    seen.push(...idsOf(body))
    const next = /^<\/v1\/dossiers\/harbour([^>]+)>; rel="next"$/.exec(String(headers.link))?.[1]
    if (next === undefined) break
    path = next
  }
  t.same(seen.slice(2), [fog, ropes, bollards, gulls])
  t.equal(new Set(seen).size, 6, 'each once')
  const { body } = await api.get('/review-queue?impact=views')
  t.equal(body.items.length, 2)
  t.same(idsOf((await api.get('/review-queue?minimumConfidence=0.5&maximumConfidence=0.8')).body), [fog])
})

t.test('a page goes on where the last one ended, whatever was decided in between', async (t) => {
  const api = await harbourApi(t)
  const texts = ['Fog is thick.', 'Fog is cold.', 'Fog is wet.']
  const { seq, ids } = await says(
    api,
    texts.map((text, nth) => ({ text, on: `2025-05-0${nth + 1}`, by: 'gazette' })),
  )
  const first = await api.get(`/review-queue?minSeq=${seq}&limit=3`)
  const shown = idsOf(first.body)
  t.equal(shown.at(-1), ids[2])
  const { body: receipt } = await api.call('POST', `/v1/dossiers/harbour/claims/${ids[2]}/decisions`, {
    body: { decision: 'confirm' },
    headers: { 'if-match': '*' },
  })
  const { body } = await api.get(`/review-queue?minSeq=${receipt.seq}&limit=3&cursor=${first.body.next}`)
  t.same(idsOf(body), [ids[1], ids[0]])
})

t.test('the queue is narrowed by issue, party, kind and document', async (t) => {
  const { get, documentId, demand, refusal, seq } = await harbourApi(t)
  const ids = async (query: string) => idsOf((await get(`/review-queue?minSeq=${seq}&${query}`)).body)
  t.same(await ids('party=board'), [refusal])
  t.same(await ids('kind=demand'), [demand])
  t.equal((await ids('issue=pay')).length, 2)
  t.equal((await ids(`document=${documentId}`)).length, 2)
  t.same(await ids('issue=crews'), [])
  t.match(await get('/review-queue?cursor=e30'), { status: 400 })
})

t.test('the queue of then is what was left to review, by what had been said', async (t) => {
  const api = await harbourApi(t)
  const { demand = '', refusal = '', seq, call, get } = api
  const { ids, seq: told } = await says(api, [{ text: 'Cranes are tall.', on: '2025-06-01', by: 'gazette' }])
  const [cranes = ''] = ids
  const { body: receipt } = await call('POST', `/v1/dossiers/harbour/claims/${cranes}/decisions`, {
    body: { decision: 'confirm' },
    headers: { 'if-match': '*' },
  })
  const { body: retraction } = await call('POST', `/v1/dossiers/harbour/claims/${demand}/decisions`, {
    body: { decision: 'retract', reason: 'misread' },
    headers: { 'if-match': '*' },
  })
  const at = async (query: string) => (await get(`/review-queue?minSeq=${retraction.seq}&${query}`)).body
  t.same(idsOf(await at('')), [refusal])
  t.same(idsOf(await at(`asOfSeq=${receipt.seq}`)).toSorted(), [demand, refusal].toSorted())
  const before = await at(`asOfSeq=${told}`)
  t.same(idsOf(before).toSorted(), [demand, refusal, cranes].toSorted())
  t.equal(before.changing, 2, 'the views of then')
  t.same(idsOf(await at(`asOfSeq=${seq}`)).toSorted(), [demand, refusal].toSorted())
  t.same(idsOf(await at(`asOfSeq=${told}&on=2025-05-31`)).toSorted(), [demand, refusal].toSorted())
  t.same(idsOf(await at('on=2024-12-31')), [], 'nothing had been said')
  const instant = new Date(Date.now() + 60_000).toISOString()
  t.same(idsOf(await at(`asOfTime=${instant}`)), [refusal])
  t.match(await get(`/review-queue?asOfSeq=2&asOfTime=${instant}`), { status: 400 })
  const { body: page, headers } = await get(`/review-queue?asOfSeq=${told}&limit=2`)
  t.match(headers['link'], new RegExp(`asOfSeq=${told}`), 'the next page is of then too')
  const { body: rest } = await get(`/review-queue?asOfSeq=${told}&limit=2&cursor=${page.next}`)
  t.same([...idsOf(page), ...idsOf(rest)].toSorted(), [demand, refusal, cranes].toSorted())
})

t.test('a claim too unsure to be shown says what confirming it would show', async (t) => {
  const api = await harbourApi(t)
  const { ids, seq } = await says(api, [
    { text: 'Perhaps we pay double.', on: '2025-05-02', by: 'jon-keel', stance: 'conditions', confidence: 0.2 },
  ])
  const { body } = await api.get(`/review-queue?minSeq=${seq}&maximumConfidence=0.3`)
  t.same(idsOf(body), ids)
  t.match(body.items[0].changes, [{ kind: 'hidden-position', party: { id: 'board' }, stance: 'conditions' }])
})

t.test('the only claim that tells of a due date comes first, and says so', async (t) => {
  const api = await harbourApi(t)
  const { ids } = await says(api, [{ text: 'Double pay has come.', on: '2025-03-28', by: 'gazette' }])
  const [teller = ''] = ids
  const link: DomainEvent = {
    type: 'ClaimsLinked',
    data: { a: teller, b: api.demand ?? '', relation: 'meets', rule: 'test' },
  }
  const { firstSeq } = await append(api.log, { dossier: 'harbour', commandId: randomUUID(), events: [link] })
  const { body } = await api.get(`/review-queue?minSeq=${firstSeq}&impact=views`)
  const item = body.items.find(({ claim }: { claim: { claim: { id: string } } }) => claim.claim.id === teller)
  t.match(item?.changes, [{ kind: 'decides-due', about: api.demand, state: 'met' }])
})

t.test('a text that was erased has no context, and its claims can be decided still', async (t) => {
  const { get, database, documentId, seq } = await harbourApi(t)
  await eraseDocument(database.db, { dossier: 'harbour', documentId })
  const { body } = await get(`/review-queue?minSeq=${seq}`)
  t.equal(body.items.length, 2)
  t.match(body.items[0], { context: null, options: [{ body: { decision: 'confirm' } }] })
})
