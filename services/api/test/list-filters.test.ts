import t from 'tap'
import { harbourApi } from './harbour-api.ts'

type Item = { claim: { id: string } }

t.test('of a filter that is given again any value will do', async (t) => {
  const { get, demand, refusal, documentId, seq } = await harbourApi(t)
  const ids = async (query: string): Promise<string[]> =>
    (await get(`/claims?minSeq=${seq}&${query}`)).body.items.map(({ claim }: Item) => claim.id).sort()
  const both = [demand, refusal].map(String).sort()
  t.same(await ids('kind=demand&kind=statement'), both)
  t.same(await ids('kind=demand&kind=deadline'), [demand])
  t.same(await ids('act=reject&act=demand&party=union&party=press'), [demand])
  t.same(await ids('actor=ada-brandt&actor=jon-keel&issue=pay&issue=crews'), both)
  t.same(await ids('phase=1&phase=2'), [demand])
  t.same(await ids('source=Nobody&source=Harbour%20Gazette'), both)
  t.same(await ids('review=retracted&review=unreviewed'), both)
  t.equal((await get('/demands?party=union&party=board&actor=ada-brandt&issue=pay&issue=crews')).body.items.length, 1)
  t.equal((await get('/demands?actor=jon-keel')).body.items.length, 0)
  t.equal((await get('/demands?source=Nobody')).body.items.length, 0)
  t.equal((await get('/deadlines?issue=pay&issue=crews&actor=ada-brandt&party=union&party=board')).body.items.length, 1)
  t.equal((await get('/deadlines?issue=crews')).body.items.length, 0)
  t.equal((await get('/timeline?actor=jon-keel&kind=statement&kind=demand')).body.items.length, 1)
  t.equal((await get('/timeline?issue=crews')).body.items.length, 0)
  t.equal((await get('/documents?state=received&state=erased&source=Harbour%20Gazette')).body.items.length, 1)
  t.equal((await get('/documents?state=failed&state=waiting')).body.items.length, 0)
  t.equal((await get(`/review-queue?kind=demand&kind=statement&document=${documentId}`)).body.items.length, 2)
  for (const query of [
    'kind=demand&kind=poem',
    'phase=1&phase=x',
    Array(21)
      .fill('party=a')
      .map((p, n) => p + n)
      .join('&'),
  ]) {
    t.equal((await get(`/claims?${query}`)).status, 400, query)
  }
  t.match(await get('/claims?kind=poem'), { status: 400, body: { errors: [{ in: 'query', pointer: '/kind' }] } })
  t.match(await get('/claims?kind=demand&kind=poem'), { body: { errors: [{ pointer: '/kind/1' }] } })
  const mistyped = { pointer: '/kind/0', detail: /^one of .*; it is "statemnt"; did you mean statement\?$/ }
  t.match(await get('/claims?kind=statemnt&kind=demand'), { body: { errors: [mistyped] } })
  t.match(await get('/claims?kind=statemnt'), { body: { errors: [{ ...mistyped, pointer: '/kind' }] } })
})

t.test('lists are narrowed to what was recorded in a stretch of time', async (t) => {
  const { get, seq } = await harbourApi(t)
  const { body } = await get(`/claims?minSeq=${seq}&sort=recorded&order=ascending`)
  const [first, last] = body.items.map((item: { record: { recordedAt: string } }) => item.record.recordedAt)
  const day = first.slice(0, 10)
  const count = async (list: string, query: string) => (await get(`/${list}?${query}`)).body.items.length
  t.equal(await count('claims', `recordedFrom=${first}&recordedTo=${last}`), 2, 'both included')
  t.equal(await count('claims', `recordedTo=${new Date(Date.parse(first) - 1).toISOString()}`), 0)
  t.equal(await count('claims', `recordedFrom=${new Date(Date.parse(last) + 1).toISOString()}`), 0)
  t.equal(await count('claims', 'recordedFrom=2001-01-01'), 2)
  t.equal(await count('claims', 'recordedTo=2001-01-01'), 0)
  t.equal(await count('claims', `recordedFrom=${day}`), 2)
  t.equal(await count('documents', 'recordedFrom=2001-01-01&recordedTo=9999-12-31'), 1)
  t.equal(await count('documents', 'recordedTo=2001-01-01'), 0)
  for (const query of [
    'recordedFrom=2025-02-02&recordedTo=2025-02-01',
    'recordedFrom=2025-02-02T00:00:00Z&recordedTo=2025-02-01',
  ]) {
    t.match(await get(`/claims?${query}`), { status: 400, body: { errors: [{ pointer: '/recordedTo' }] } }, query)
  }
  for (const moment of ['soon', 'infinity', '2025-02-30', '2025-02-20T12:00:00', '0000-01-01', '10000-01-01']) {
    t.ok((await get(`/claims?recordedFrom=${moment}`)).status < 500, moment)
  }
  t.equal((await get('/claims?recordedFrom=0001-01-01')).status, 200)
})

t.test('who asks for unsure claims alone sees those below the threshold', async (t) => {
  const { get, seq } = await harbourApi(t)
  const { body } = await get(`/claims?minSeq=${seq}`)
  const confidence: number = body.items[0].claim.confidence
  t.equal((await get(`/claims?maximumConfidence=${confidence}`)).body.items.length >= 1, true)
  t.equal((await get('/claims?maximumConfidence=0.01')).status, 200)
  t.match(await get('/claims?minimumConfidence=0.5&maximumConfidence=0.4'), {
    status: 400,
    body: { errors: [{ pointer: '/maximumConfidence' }] },
  })
})

t.test('documents come by publication or in the order of the log, either way', async (t) => {
  const { get, call } = await harbourApi(t)
  let seq = 0
  for (const [text, publishedOn] of [
    ['Later words.', '2025-03-09'],
    ['Earlier words.', '2025-03-01'],
    ['Words of some day.', null],
  ]) {
    const body = { text, ...(publishedOn === null ? {} : { publishedOn }), extract: false }
    seq = (await call('POST', '/v1/dossiers/harbour/documents', { body })).body.seq
  }
  const days = async (query: string) =>
    (await get(`/documents?minSeq=${seq}&${query}`)).body.items.map(
      (item: { publishedOn: string | null }) => item.publishedOn,
    )
  t.same(await days(''), ['2025-03-09', '2025-03-04', '2025-03-01', null])
  t.same(await days('order=ascending'), [null, '2025-03-01', '2025-03-04', '2025-03-09'])
  t.same(await days('sort=recorded&order=ascending'), ['2025-03-04', '2025-03-09', '2025-03-01', null])
  t.same(await days('publishedFrom=2025-03-02&publishedTo=2025-03-08'), ['2025-03-04'])
  t.equal((await get('/documents?publishedFrom=2025-03-09&publishedTo=2025-03-08')).status, 400)
  const first = await get('/documents?sort=recorded&order=ascending&limit=3')
  const rest = await get(`/documents?sort=recorded&order=ascending&limit=3&cursor=${first.body.next}`)
  t.same(
    rest.body.items.map((item: { publishedOn: string | null }) => item.publishedOn),
    [null],
  )
})
