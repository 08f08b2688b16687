import t from 'tap'
import { type ClaimCursor, type ClaimFilter, countHiddenClaims, findClusters, listClaims } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, documentIdOf, received, recorded } from '../samples.ts'

const days = ['2025-02-01', '2025-02-05', null, '2025-02-03', '2025-02-03']
const names = new Map(['a', 'b', 'c', 'd', 'e'].map((name) => [claimOf(name, 0), name]))
const published = ['a', 'b', 'c', 'd', 'e'].flatMap((name, nth) => [
  received(name, { publishedOn: days[nth] ?? null, source: `paper ${name}` }),
  recorded(name, 0, { kind: name === 'b' ? 'demand' : 'statement', confidence: name === 'd' ? 0.3 : 0.9 }),
  classified(name, 0, name === 'b' ? { actor: 'director', framework: 'second', phase: 2 } : {}),
])

t.test('claims come with the last said first, the undated last, page after page without a gap', async (t) => {
  const { db, dossier } = await projected(t, published)
  const told: string[] = []
  for (let after: ClaimCursor | undefined; ; ) {
    const page = await listClaims(db, { dossier, after, limit: 2 })
    told.push(...page.map(({ claimId }) => names.get(claimId) ?? claimId))
    const last = page.at(-1)
    if (last === undefined) break
    after = last
  }
  const [d, e] = [claimOf('d', 0), claimOf('e', 0)].sort()
  t.same(told, ['b', names.get(e ?? ''), names.get(d ?? ''), 'a', 'c'])
})

t.test('a list is narrowed to what is asked for', async (t) => {
  const { db, dossier } = await projected(t, published)
  const ask = async (filter: ClaimFilter) =>
    (await listClaims(db, { dossier, filter, limit: 10 })).map(({ claimId }) => names.get(claimId) ?? '').sort()
  t.same(await ask({ kind: 'demand' }), ['b'])
  t.same(await ask({ party: 'port' }), ['b'])
  t.same(await ask({ actor: 'board' }), ['a', 'c', 'd', 'e'])
  t.same(await ask({ framework: 'second', phase: 2 }), ['b'])
  t.same(await ask({ framework: null }), [])
  t.same(await ask({ issue: 'shifts' }), [])
  t.same(await ask({ document: documentIdOf('c') }), ['c'])
  t.same(await ask({ on: '2025-02-03' }), ['a', 'd', 'e'])
  t.same(await ask({ minimumConfidence: 0.4 }), ['a', 'b', 'c', 'e'])
  t.equal(await countHiddenClaims(db, { dossier, filter: { minimumConfidence: 0.4, on: '2025-02-03' } }), 1)
})

t.test('retracted claims and those of withdrawn documents are gone, except as of before', async (t) => {
  const { db, dossier, add, head } = await projected(t, published)
  const before = head()
  await add([
    { type: 'ClaimRetracted', data: { claimId: claimOf('a', 0), reason: null } },
    { type: 'DocumentWithdrawn', data: { documentId: documentIdOf('b'), reason: null } },
  ])
  t.equal((await listClaims(db, { dossier, limit: 10 })).length, 3)
  t.equal((await listClaims(db, { dossier, limit: 10, asOfSeq: before })).length, 5)
  const retracted = await listClaims(db, { dossier, limit: 10, filter: { review: 'retracted' } })
  t.same(
    retracted.map(({ claimId }) => claimId),
    [claimOf('a', 0)],
  )
})

t.test('a cluster shows as the claim said first, with mentions and independent sources counted', async (t) => {
  const link = (a: string, b: string, relation: 'restates' | 'corroborates') => ({
    type: 'ClaimsLinked' as const,
    data: { a: claimOf(a, 0), b: claimOf(b, 0), relation, rule: 'same-words' },
  })
  const { db, dossier, add, head } = await projected(t, [
    ...published,
    link('a', 'b', 'restates'),
    link('b', 'e', 'corroborates'),
  ])
  const list = async (asOfSeq?: number) =>
    (await listClaims(db, { dossier, limit: 10, asOfSeq })).map(({ claimId }) => names.get(claimId) ?? '').sort()
  t.same(await list(), ['a', 'c', 'd'])
  t.equal((await listClaims(db, { dossier, clusters: 'apart', limit: 10 })).length, 5)
  const clusters = await findClusters(db, { dossier, claimIds: [claimOf('e', 0), claimOf('c', 0)] })
  t.equal(clusters.has(claimOf('c', 0)), false)
  const cluster = clusters.get(claimOf('e', 0))
  t.same(
    { ...cluster, members: cluster?.members.map((id) => names.get(id)) },
    {
      id: claimOf('a', 0),
      members: ['a', 'e', 'b'],
      mentions: 3,
      sources: 2,
    },
  )

  const before = head()
  await add([
    { type: 'ClaimsUnlinked', data: link('a', 'b', 'restates').data },
    { type: 'ClaimRetracted', data: { claimId: claimOf('e', 0), reason: null } },
  ])
  t.same(await list(), ['a', 'b', 'c', 'd'], 'the one said first is gone, the next stands for the rest')
  t.same(await list(before), ['a', 'c', 'd'])
})
