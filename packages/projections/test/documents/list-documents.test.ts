import { randomUUID } from 'node:crypto'
import t from 'tap'
import { type DocumentFilter, listDocuments } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { documentIdOf, received } from '../samples.ts'

const documentId = documentIdOf('a')
const extractor = { name: 'rules', version: '1.0.0' }

t.test('a document tells what became of its latest extraction', async (t) => {
  const { db, dossier, add } = await projected(t, [received('a')])
  const find = async () => (await listDocuments(db, { dossier, limit: 2 }))[0]
  t.match(await find(), { status: 'received', requestId: null, outcome: null })
  await add([
    { type: 'ExtractionRequested', data: { documentId, extractor: 'rules', version: null, reason: 'received' } },
  ])
  const requestId = (await find())?.requestId ?? randomUUID()
  t.match(await find(), { status: 'requested' })
  await add([{ type: 'DocumentFailed', data: { documentId, requestId, stage: 'crashed', code: 'stalled' } }])
  t.match(await find(), { status: 'failed', failure: { stage: 'crashed', code: 'stalled' } })
  await add([
    { type: 'DocumentProcessed', data: { documentId, requestId, extractor, claims: 3, dropped: 1, notes: [] } },
  ])
  t.match(await find(), { status: 'processed', failure: null, outcome: { claims: 3, dropped: 1 } })
})

t.test('documents come with the last published first; undated ones need a date until they have one', async (t) => {
  const { db, dossier, add } = await projected(t, [
    received('a', { publishedOn: null }),
    received('b', { publishedOn: '2025-02' }),
    received('c', { publishedOn: '2025-02-10' }),
  ])
  const list = async (filter: DocumentFilter = {}) =>
    (await listDocuments(db, { dossier, filter, limit: 10 })).map(({ documentId }) => documentId)
  t.same(await list(), ['b', 'c', 'a'].map(documentIdOf))
  t.same(await list({ needs: 'date' }), [documentId])
  t.same(await list({ on: '2025-02-10' }), [documentIdOf('c')])
  const [first] = await listDocuments(db, { dossier, limit: 1 })
  const rest = await listDocuments(db, { dossier, after: first, limit: 10 })
  t.same(
    rest.map(({ documentId }) => documentId),
    ['c', 'a'].map(documentIdOf),
  )

  await add([{ type: 'DocumentCorrected', data: { documentId, publishedOn: '2025-03-01', reason: null } }])
  t.same(await list({ needs: 'date' }), [])
  t.same(await list(), ['a', 'b', 'c'].map(documentIdOf))
})

t.test(
  'documents are found by what became of them, and failed ones need attention until they are withdrawn',
  async (t) => {
    const requestId = randomUUID()
    const failed = (name: string) => ({
      type: 'DocumentFailed' as const,
      data: { documentId: documentIdOf(name), requestId, stage: 'extract' as const, code: 'timeout' },
    })
    const { db, dossier, add } = await projected(t, [
      ...['a', 'b', 'c', 'd'].map((name) => received(name, { publishedOn: null, source: `paper ${name}` })),
      failed('a'),
      failed('b'),
      { type: 'DocumentWithdrawn', data: { documentId: documentIdOf('b'), reason: null } },
      { type: 'TextErased', data: { documentId: documentIdOf('c'), reason: null } },
    ])
    const list = async (filter: DocumentFilter) =>
      (await listDocuments(db, { dossier, filter, limit: 10 })).map(({ source }) => source?.slice(-1) ?? '').sort()
    t.same(await list({ state: 'failed' }), ['a'])
    t.same(await list({ state: 'withdrawn' }), ['b'])
    t.same(await list({ state: 'erased' }), ['c'])
    t.same(await list({ state: 'received' }), ['d'])
    t.same(await list({ state: 'waiting' }), [])
    t.same(await list({ needs: 'attention' }), ['a'])
    t.same(await list({ needs: 'date' }), ['a', 'c', 'd'], 'withdrawn ones need no date')
    t.same(await list({ source: 'paper b' }), ['b'], 'and are listed all the same')
    await add([{ type: 'DocumentReinstated', data: { documentId: documentIdOf('b'), reason: null } }])
    t.same(await list({ needs: 'attention' }), ['a', 'b'])
  },
)
