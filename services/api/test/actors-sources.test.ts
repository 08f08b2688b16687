import { randomUUID } from 'node:crypto'
import { sourceIdOf } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('actors are listed as the dossier has them, with what they have said', async (t) => {
  const { get, demand, seq } = await harbourApi(t)
  const { body } = await get(`/actors?minSeq=${seq}`)
  t.match(body, {
    seq,
    items: [
      {
        id: 'ada-brandt',
        party: 'union',
        speaksFor: true,
        claims: { statement: 0, demand: 1, deadline: 0 },
        lastSaid: '2025-03-03',
        stances: [{ issue: 'pay', stance: 'supports', framework: 'draft-2025', claimId: demand }],
      },
      { id: 'jon-keel', roles: [{ title: 'chair of the board' }], claims: { statement: 1 } },
      { id: 'gazette', claims: { statement: 0, demand: 0, deadline: 0 }, lastSaid: null, stances: [] },
    ],
  })
  const ids = async (query: string): Promise<string[]> =>
    (await get(`/actors?${query}`)).body.items.map(({ id }: { id: string }) => id)
  t.same(await ids('party=board'), ['jon-keel'])
  const first = await get('/actors?limit=2')
  t.same(await ids(`limit=2&cursor=${first.body.next}`), ['gazette'])
  t.equal((await get(`/actors?limit=2&cursor=${first.body.next}`)).body.next, null)
  t.match((await get('/actors/jon-keel?on=2025-03-01')).body, { id: 'jon-keel', claims: { statement: 0 }, stances: [] })
  t.match((await get('/actors/jon-keel?asOfSeq=3')).body, { seq: 3, claims: { statement: 0 } })
  t.match(await get('/actors/nobody'), { status: 404, body: { code: 'unknown-actor' } })
})

t.test('names that nobody has configured are listed as the texts have them', async (t) => {
  const { get, call, documentId, seq } = await harbourApi(t)
  const { body: document } = await get(`/documents/${documentId}`)
  const exact = 'A crane driver watched.'
  const start: number = document.text.indexOf(exact)
  const claim = { kind: 'statement', act: 'assert', segments: [{ exact, start, end: start + exact.length }] }
  const classification = { claimants: [{ name: 'crane driver' }] }
  const submitted = await call('POST', '/v1/dossiers/harbour/claims', {
    body: { documentId, claims: [{ claim: { ...claim, reported: 'indirect' }, classification }] },
  })
  t.equal(submitted.status, 201, JSON.stringify(submitted.body))
  const id: string = submitted.body.items[0].id
  const { body } = await get(`/actors?known=false&minSeq=${seq + 2}`)
  t.match(body.items, [{ id: null, name: 'crane driver', claims: { statement: 1 }, stances: [], example: id }])
  t.same((await get('/actors?known=false&asOfSeq=3')).body.items, [])
  t.match(await get('/actors?known=perhaps'), { status: 400 })
})

t.test('a publisher is shown with its documents, its claims and its grade', async (t) => {
  const { get, log, call, seq } = await harbourApi(t)
  const id = sourceIdOf('Harbour Gazette')
  const source = {
    id,
    name: 'Harbour Gazette',
    configured: false,
    documents: 1,
    claims: 2,
    lastPublished: '2025-03-04',
  }
  const { body } = await get(`/sources?minSeq=${seq}`)
  t.match(body, { seq, items: [{ ...source, grade: null }], next: null })

  const grade = async (reliability: 'B' | null) => {
    const data = { source: 'Harbour Gazette', reliability, reason: 'quotes in full' }
    await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [{ type: 'SourceAssessed', data }] })
  }
  await grade('B')
  const graded = await get(`/sources/${id}?minSeq=${seq + 1}`)
  t.match(graded.body, {
    ...source,
    grade: { reliability: 'B', by: 'reviewer' },
    grades: [{ reliability: 'B', reason: 'quotes in full', seq: seq + 1 }],
  })
  await grade(null)
  const taken = await get(`/sources/${id}?minSeq=${seq + 2}`)
  t.match(taken.body, { grade: null, grades: [{ reliability: null }, { reliability: 'B' }] })
  t.not(taken.headers.etag, graded.headers.etag, 'a decision about it is guarded by its tag')
  t.match((await get(`/sources/${id}?asOfSeq=${seq + 1}`)).body, { grade: { reliability: 'B' } })

  const decide = (headers: Record<string, string>) =>
    call('POST', `/v1/dossiers/harbour/sources/${id}/decisions`, {
      headers,
      body: { decision: 'grade', name: 'Harbour Gazette', reliability: 'D', reason: 'misquoted' },
    })
  t.match(await decide({ 'if-match': String(graded.headers.etag) }), { status: 412 })
  t.match(await decide({ 'if-match': String(taken.headers.etag) }), { status: 201 })

  t.match(await get(`/sources/${sourceIdOf('nobody')}`), { status: 404, body: { code: 'unknown-source' } })
  t.match(await get('/sources/nobody'), { status: 400 })

  const configured = { id: 'quay', title: 'Quay', sources: [{ name: 'Quay Radio', reliability: 'C' }] }
  await call('POST', '/v1/dossiers', { body: configured })
  t.match((await call('GET', '/v1/dossiers/quay/sources?minSeq=2')).body.items, [
    { name: 'Quay Radio', configured: true, grade: { reliability: 'C', by: 'configuration' }, documents: 0 },
  ])
})
