import { sourceIdOf } from '@onrecord/domain'
import t from 'tap'
import { findPublishing, findSourceName, listGrades, listSourceNames } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, documentIdOf, received, recorded } from '../samples.ts'

const told = [
  received('a', { source: 'Post', publishedOn: '2025-02-01' }),
  recorded('a', 0),
  recorded('a', 1, { confidence: 0.2 }),
  received('b', { source: 'Post', publishedOn: '2025-02-09' }),
  recorded('b', 0),
  received('c', { source: 'Wire', publishedOn: null }),
  recorded('c', 0),
  received('d', { source: null }),
  recorded('d', 0),
]
const graded = (source: string, reliability: 'A' | 'C' | null, reason: string | null = null) => ({
  type: 'SourceAssessed' as const,
  data: { source, reliability, reason },
})

t.test('publishers are named once, whether they have published, are configured or were graded', async (t) => {
  const { db, dossier, add } = await projected(t, told)
  const names = (more: object = {}) => listSourceNames(db, { dossier, configured: [], limit: 10, ...more })
  t.same(await names(), ['Post', 'Wire'])
  await add([graded('Zeitung', 'A')])
  t.same(await names({ configured: ['Post', 'Äther'] }), ['Post', 'Wire', 'Zeitung', 'Äther'])
  t.same(await names({ configured: ['Äther'], after: 'Post', limit: 2 }), ['Wire', 'Zeitung'])
  t.same(await names({ after: 'Äther' }), [])

  const nameOf = (name: string) => findSourceName(db, { dossier, sourceId: sourceIdOf(name) })
  t.equal(await nameOf('Wire'), 'Wire')
  t.equal(await nameOf('Zeitung'), 'Zeitung')
  t.equal(await nameOf('nobody'), undefined)
})

t.test('a publisher has the documents and live claims that are not withdrawn', async (t) => {
  const { db, dossier, add, head } = await projected(t, told)
  const find = async (name: string, more: object = {}) =>
    (await findPublishing(db, { dossier, names: ['Post', 'Wire'], minimumConfidence: 0.4, ...more })).get(name)
  const post = {
    documents: 2,
    firstPublished: '2025-02-01',
    lastPublished: '2025-02-09',
    claims: 2,
    hidden: 1,
    grade: null,
  }
  t.same(await find('Post'), post)
  t.match(await find('Wire'), { documents: 1, firstPublished: null, lastPublished: null, claims: 1 })
  t.match(await find('Post', { on: '2025-02-05' }), { documents: 1, lastPublished: '2025-02-01', claims: 1 })

  const before = head()
  await add([
    { type: 'DocumentWithdrawn', data: { documentId: documentIdOf('a'), reason: null } },
    { type: 'DocumentCorrected', data: { documentId: documentIdOf('c'), source: 'Post', reason: null } },
    { type: 'ClaimRetracted', data: { claimId: claimOf('b', 0), reason: null } },
  ])
  t.match(await find('Post'), { documents: 2, firstPublished: '2025-02-09', claims: 1, hidden: 0 })
  t.match(await find('Wire'), { documents: 0, claims: 0 })
  t.same(await find('Post', { asOfSeq: before }), post)
  await add([{ type: 'DocumentReinstated', data: { documentId: documentIdOf('a'), reason: null } }])
  t.match(await find('Post'), { documents: 3, claims: 2, hidden: 1 })
})

t.test('a reviewer’s latest grade counts, and the earlier ones are kept', async (t) => {
  const { db, dossier, add, head } = await projected(t, told)
  await add([graded('Post', 'A'), graded('Post', 'C', 'misquoted twice')])
  const before = head()
  await add([graded('Post', null)])
  const grade = async (asOfSeq?: number) =>
    (await findPublishing(db, { dossier, asOfSeq, names: ['Post'] })).get('Post')?.grade?.reliability
  t.equal(await grade(), null)
  t.equal(await grade(before), 'C')
  t.equal(await grade(2), undefined)
  const history = async (asOfSeq?: number) =>
    (await listGrades(db, { dossier, asOfSeq, sourceId: sourceIdOf('Post') })).map(({ reliability }) => reliability)
  t.same(await history(), [null, 'C', 'A'])
  t.same(await history(before), ['C', 'A'])
})
