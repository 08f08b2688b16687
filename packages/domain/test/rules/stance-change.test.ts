import t from 'tap'
import {
  type Contribution,
  DossierConfiguration,
  type Link,
  type Stance,
  type StanceChange,
  sidesOf,
  stanceChanges,
} from '../../src/index.ts'
import { contribution } from './contributions.ts'

const sides = sidesOf(
  DossierConfiguration.parse({
    id: 'port',
    title: 'Port',
    parties: [{ id: 'union', label: 'Union', negotiates: true }],
    actors: [
      { id: 'union-board', name: 'Union board', party: 'union' },
      { id: 'rank-and-file', name: 'Rank and file', party: 'union', speaksFor: false },
    ],
  }),
)

type State = {
  before?: Contribution[]
  after?: Contribution[]
  links?: Link[]
  told?: Stance | null
  causes?: string[]
}

/** The changes of the union between two states; every claim of the second that is not in the first is a cause unless told. */
function changes({ before = [], after = [], links = [], told, causes }: State): Omit<StanceChange, 'party'>[] {
  const known = new Set(before.map(({ claimId }) => claimId))
  return stanceChanges({
    sides,
    minimumConfidence: 0.4,
    before: { claims: before, links },
    after: { claims: after, links },
    told: new Map(told === undefined ? [] : [['union', told]]),
    causes: new Set(causes ?? after.map(({ claimId }) => claimId).filter((claimId) => !known.has(claimId))),
  }).map(({ from, to, claimId }) => ({ from, to, claimId }))
}

const against = { stance: 'opposes' as const }
const first = contribution('a', '2025-03-01', against)

t.test('a first position comes from none, a later word replaces it, a repetition says nothing new', async (t) => {
  t.same(changes({ after: [first] }), [{ from: null, to: 'opposes', claimId: 'a' }])
  const second = contribution('b', '2025-03-05')
  t.same(changes({ before: [first], after: [first, second], told: 'opposes' }), [
    { from: 'opposes', to: 'supports', claimId: 'b' },
  ])
  const again = contribution('c', '2025-03-09', against)
  t.same(changes({ before: [first], after: [first, again], told: 'opposes' }), [])
})

t.test('an older word that comes late, an undated and a relayed one change nothing', async (t) => {
  for (const late of [
    contribution('b', '2025-02-01'),
    contribution('b', null),
    contribution('b', '2025-03-09', { relayed: true }),
    contribution('b', '2025-03-09', { actorId: 'rank-and-file' }),
  ]) {
    t.same(changes({ before: [first], after: [first, late], told: 'opposes' }), [])
  }
})

t.test('a restatement printed later is no new word', async (t) => {
  const second = contribution('b', '2025-03-05')
  const reprint = contribution('c', '2025-03-09', against)
  const state = { before: [first, second], after: [first, second, reprint], told: 'supports' as const }
  t.same(changes({ ...state, links: [{ a: 'a', b: 'c', relation: 'restates' }] }), [])
  t.same(changes(state), [{ from: 'supports', to: 'opposes', claimId: 'c' }])
})

t.test('a weak claim counts for nothing until somebody confirms it', async (t) => {
  const weak = contribution('b', '2025-03-05', { confidence: 0.7 })
  t.same(changes({ before: [first], after: [first, weak], told: 'opposes' }), [])
  const firm = { ...weak, review: 'confirmed' as const }
  t.same(changes({ before: [first, weak], after: [first, firm], told: 'opposes', causes: ['b'] }), [
    { from: 'opposes', to: 'supports', claimId: 'b' },
  ])
})

t.test('a stance that joins another is no change; one that stands no more is', async (t) => {
  const joined = [first, contribution('b', '2025-03-01')]
  t.same(changes({ before: [first], after: joined, told: 'opposes' }), [])
  t.same(changes({ before: joined, after: [...joined, contribution('c', '2025-03-05')], told: 'opposes' }), [
    { from: 'opposes', to: 'supports', claimId: 'c' },
  ])
  t.same(
    changes({ before: joined, after: [...joined, contribution('c', '2025-03-05', against)], told: 'opposes' }),
    [],
    'and back, of which nobody was told',
  )
})

t.test('a retracted word gives way to the one before it, the last one to none', async (t) => {
  const second = contribution('b', '2025-03-05')
  t.same(changes({ before: [first, second], after: [first], told: 'supports', causes: ['b'] }), [
    { from: 'supports', to: 'opposes', claimId: 'b' },
  ])
  t.same(changes({ before: [first], told: 'opposes', causes: ['a'] }), [{ from: 'opposes', to: null, claimId: 'a' }])
})

t.test('where nobody was told before, a change goes on from what stood', async (t) => {
  const second = contribution('b', '2025-03-05')
  t.same(changes({ before: [first], after: [first, second] }), [{ from: 'opposes', to: 'supports', claimId: 'b' }])
})

t.test('what no cause explains is told of nobody', async (t) => {
  const moved = contribution('a', '2025-03-01')
  t.same(changes({ before: [first], after: [moved], told: 'opposes', causes: [] }), [])
  const repeated = contribution('b', '2025-03-09')
  t.same(changes({ before: [moved], after: [moved, repeated], told: 'opposes' }), [], 'nor with the next repetition')
})
