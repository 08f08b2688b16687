import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import { findClusters, listClaims, listDeadlines, listPositions } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, received, recorded } from '../samples.ts'

const [first, between, last] = ['a', 'b', 'c'].map((name) => claimOf(name, 0)) as [string, string, string]
const said = ['a', 'b', 'c'].flatMap((name, nth): DomainEvent[] => [
  received(name, { publishedOn: `2025-02-0${nth + 1}`, source: `paper ${name}` }),
  recorded(name, 0, { due: '2025-02-20' }),
  classified(name, 0),
])
const byReviewer = (a: string, b: string) => ({ a, b, relation: 'restates' as const, rule: null })
const linked: DomainEvent[] = [
  { type: 'ClaimsLinked', data: byReviewer(first, between) },
  { type: 'ClaimsLinked', data: byReviewer(between, last) },
]
const retracted: DomainEvent = { type: 'ClaimRetracted', data: { claimId: between, reason: null } }
const today = '2025-02-10'

t.test('a claim that a reviewer linked between two others counts nowhere once it is retracted', async (t) => {
  const { db, dossier } = await projected(t, [...said, ...linked, retracted])
  const clusters = await findClusters(db, { dossier, claimIds: [first, between, last] })
  t.same(clusters.get(first), { id: first, members: [first, last], mentions: 2, sources: 1 })
  t.notOk(clusters.has(between))
  t.match(await listPositions(db, { dossier, framework: 'first', places: ['position'], today, limit: 9 }), {
    positions: [{ claims: [first], total: 1 }],
  })
  t.match(await listDeadlines(db, { dossier, today, limit: 9 }), {
    deadlines: [{ claimId: first, mentions: [last] }],
  })
})

t.test('and the two stay one until either link is cut', async (t) => {
  const { db, dossier, add } = await projected(t, [...said, ...linked, retracted])
  const heads = async () => (await listClaims(db, { dossier, limit: 9 })).map(({ claimId }) => claimId)
  t.same(await heads(), [first])
  await add([{ type: 'ClaimsUnlinked', data: byReviewer(between, last) }])
  t.same(await heads(), [last, first])
  t.same((await findClusters(db, { dossier, claimIds: [first, last] })).size, 0)
})
