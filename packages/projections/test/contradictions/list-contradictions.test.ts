import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import { type ContradictionQuery, listContradictions } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, received, recorded } from '../samples.ts'

const today = '2025-03-01'
const said = (name: string, day: string, given: Parameters<typeof classified>[2] = {}, found = {}): DomainEvent[] => [
  received(name, { publishedOn: day, source: `paper ${name}` }),
  recorded(name, 0, found),
  classified(name, 0, given),
]
const opposes = { positions: [{ issue: 'wages', stance: 'opposes' as const }] }
const noIssue = { positions: [] }
const link = (a: string, b: string, relation: 'contradicts' | 'restates'): DomainEvent => ({
  type: 'ClaimsLinked',
  data: { a: claimOf(a, 0), b: claimOf(b, 0), relation, rule: null },
})

t.test('parties that hold different stances contradict one another, each side as solid as its claims', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('one', '2025-02-10', {}, { confidence: 0.6 }),
    ...said('two', '2025-02-10', {}, { confidence: 0.9 }),
    ...said('port', '2025-02-12', { actor: 'director', ...opposes }, { relayed: true }),
  ])
  const rows = await listContradictions(db, { dossier, today, limit: 10 })
  t.match(rows, [
    {
      rule: 'contradiction.between-parties',
      issue: 'wages',
      framework: 'first',
      a: { party: 'port', stance: 'opposes', total: 1, sources: 1, relayed: true },
      b: { party: 'union', stance: 'supports', total: 2, sources: 2, relayed: false, confidence: 0.9 },
    },
  ])
  t.same(await listContradictions(db, { dossier, today, limit: 10, on: '2025-02-11' }), [], 'before the answer')
  t.same(await listContradictions(db, { dossier, today, limit: 10, party: 'mediator' }), [])
})

t.test('linked claims contradict without any stance, as long as both count', async (t) => {
  const { db, dossier, add } = await projected(t, [
    ...said('rain', '2025-02-10', noIssue),
    ...said('copy', '2025-02-11', noIssue),
    ...said('sun', '2025-02-10', { actor: 'director', ...noIssue }),
    ...said('own', '2025-02-10', noIssue),
    link('sun', 'rain', 'contradicts'),
    link('sun', 'copy', 'contradicts'),
    link('copy', 'rain', 'restates'),
    link('own', 'rain', 'contradicts'),
  ])
  const ask = async (query: Partial<ContradictionQuery> = {}) =>
    (await listContradictions(db, { dossier, today, limit: 10, ...query })) ?? []
  const told = [claimOf('rain', 0), claimOf('copy', 0)].toSorted()
  const [sides] = (await ask()).filter(({ within }) => within === null)
  const many = sides?.a.total === 2 ? sides.a : sides?.b
  t.match({ ...many, claims: many?.claims.toSorted() }, { claims: told, party: 'union', sources: 1, stance: null })
  t.match(await ask({ within: 'union' }), [{ rule: 'contradiction.linked', within: 'union', issue: null }])
  const pages = await ask({ limit: 1 })
  t.same([...pages, ...(await ask({ limit: 1, after: pages[0]?.key }))], await ask(), 'pages join')
  t.same(await ask({ framework: 'second' }), [])
  t.same(await ask({ issue: 'wages' }), [])
  await add([{ type: 'ClaimRetracted', data: { claimId: claimOf('own', 0), reason: null } }])
  t.equal((await ask()).length, 1)
})

t.test('contradictions of a phase are those on its issues', async (t) => {
  const onShifts = (stance: 'supports' | 'opposes') => ({ positions: [{ issue: 'shifts', stance }] })
  const { db, dossier } = await projected(t, [
    ...said('yes', '2025-02-10', onShifts('supports')),
    ...said('no', '2025-02-10', { actor: 'director', ...onShifts('opposes') }),
    ...said('rain', '2025-02-10', noIssue),
    ...said('sun', '2025-02-10', { actor: 'director', ...noIssue }),
    link('sun', 'rain', 'contradicts'),
  ])
  const ask = async (phase?: number) => {
    const rows = await listContradictions(db, { dossier, today, limit: 10, phase })
    return rows?.map(({ rule }) => rule)
  }
  t.same(await ask(), ['contradiction.linked', 'contradiction.between-parties'])
  t.same(await ask(2), ['contradiction.between-parties'])
  t.same(await ask(1), [])
})
