import fc from 'fast-check'
import t from 'tap'
import {
  type Contribution,
  foldRestatements,
  isSaidBy,
  type Link,
  positionHistory,
  restatementGroups,
  Stance,
  saidByDay,
  standing,
} from '../../src/index.ts'
import { contribution } from './contributions.ts'

const history = (claims: readonly Contribution[], links: readonly Link[] = []) =>
  positionHistory(claims, restatementGroups(links))
const told = (claims: readonly Contribution[], links: readonly Link[] = []) =>
  history(claims, links).steps.map(({ stance, change, since, until }) => [stance, change, since, until])
const opposes = { stance: 'opposes' as const }
const conditions = { stance: 'conditions' as const }
const relayed = { relayed: true }

t.test('a stance lasts until another surely replaces it, and what repeats it is counted', async (t) => {
  const { steps } = history([
    contribution('d', '2025-03-20'),
    contribution('a', '2025-03-01', opposes),
    contribution('c', '2025-03-09', conditions),
    contribution('b', '2025-03-05', opposes),
  ])
  t.match(steps, [
    { stance: 'opposes', change: 'first', since: '2025-03-01', until: '2025-03-09', claims: ['a', 'b'], total: 2 },
    { stance: 'conditions', change: 'moved', since: '2025-03-09', until: '2025-03-20', claims: ['c'] },
    { stance: 'supports', change: 'moved', since: '2025-03-20', until: null, concurrent: false },
  ])
})

t.test('from opposition to support and back is a reversal each time', async (t) => {
  t.same(
    told([
      contribution('a', '2025-03-01', opposes),
      contribution('b', '2025-03-02'),
      contribution('c', '2025-03-03', opposes),
    ]),
    [
      ['opposes', 'first', '2025-03-01', '2025-03-02'],
      ['supports', 'reversal', '2025-03-02', '2025-03-03'],
      ['opposes', 'reversal', '2025-03-03', null],
    ],
  )
})

t.test('what may have been said on one day is concurrent and no reversal, and no date is sharpened', async (t) => {
  t.same(told([contribution('a', '2025-03-10', opposes), contribution('b', '2025-03')]), [
    ['opposes', 'first', '2025-03-10', null],
    ['supports', 'concurrent', '2025-03-01/2025-03-31', null],
  ])
  t.same(told([contribution('a', '2025-03-10', opposes), contribution('b', '2025-03-10')]).at(-1)?.[1], 'concurrent')
  t.same(
    told([contribution('a', '../2025-03-10', opposes), contribution('b', '2025-04')]),
    [
      ['opposes', 'first', '../2025-03-10', '2025-04-01/2025-04-30'],
      ['supports', 'reversal', '2025-04-01/2025-04-30', null],
    ],
    'surely after, though no day is known',
  )
  const open = contribution('b', '2025-02-20/..')
  t.same(told([contribution('a', '2025-03-10', opposes), open]), [
    ['supports', 'first', '2025-02-20/..', null],
    ['opposes', 'concurrent', '2025-03-10', null],
  ])
})

t.test('of two stances side by side, a later word for one of them tells which way it went', async (t) => {
  const both = [contribution('a', '2025-03-10', opposes), contribution('b', '2025-03')]
  t.same(told([...both, contribution('c', '2025-04-02')]), [
    ['opposes', 'first', '2025-03-10', '2025-04-02'],
    ['supports', 'concurrent', '2025-03-01/2025-03-31', '2025-04-02'],
    ['supports', 'reversal', '2025-04-02', null],
  ])
  t.same(told([...both, contribution('c', '2025-03-20', opposes)]).length, 2, 'a word that replaces neither repeats')
})

t.test('hearsay stands beside the holder’s word, which it neither replaces nor is reversed by', async (t) => {
  const own = contribution('a', '2025-03-01', opposes)
  const rumour = contribution('b', '2025-03-05', relayed)
  t.same(told([own, rumour, contribution('c', '2025-03-09', opposes)]), [
    ['opposes', 'first', '2025-03-01', null],
    ['supports', 'concurrent', '2025-03-05', '2025-03-09'],
  ])
  t.same(told([own, rumour, contribution('c', '2025-03-09')]), [
    ['opposes', 'first', '2025-03-01', '2025-03-09'],
    ['supports', 'concurrent', '2025-03-05', '2025-03-09'],
    ['supports', 'reversal', '2025-03-09', null],
  ])
  t.match(history([rumour, contribution('c', '2025-03-09', opposes)]).steps, [
    { relayed: true, change: 'first' },
    { relayed: false, change: 'moved' },
  ])
})

t.test('a restatement is a word of the day on which it was first said', async (t) => {
  const claims = [
    contribution('a', '2025-03-01', opposes),
    contribution('b', '2025-03-05'),
    contribution('again', '2025-03-09', opposes),
  ]
  t.equal(told(claims).length, 3)
  t.same(told(claims, [{ a: 'a', b: 'again', relation: 'restates' }]).length, 2)
})

t.test('a step is provisional while all its claims are unsure, and what is undated stands apart', async (t) => {
  const unsure = { confidence: 0.5 }
  const { steps, undated } = history([
    contribution('a', '2025-03-01', { ...opposes, ...unsure }),
    contribution('b', '2025-03-02', unsure),
    contribution('c', '2025-03-03'),
    contribution('undated', null, opposes),
  ])
  t.match(steps, [{ provisional: true }, { provisional: false, claims: ['b', 'c'] }])
  t.same(undated, ['undated'])
  t.same(history([]), { steps: [], undated: [] })
})

const DATES = ['2025-01-10', '2025-01-20', '2025-01-31', '2025-01', '../2025-01-25', '2025-01-15/..', '2025-02', null]
const anyClaims = fc
  .array(
    fc.record({
      saidOn: fc.constantFrom(...DATES),
      stance: fc.constantFrom(...Stance.options),
      relayed: fc.boolean(),
      confidence: fc.constantFrom(0.5, 0.9),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map(({ saidOn, ...given }, nth) => contribution(`c${nth}`, saidOn, given)))
const anyLinks = fc.array(
  fc
    .record({ a: fc.nat(11), b: fc.nat(11) })
    .map(({ a, b }): Link => ({ a: `c${a}`, b: `c${b}`, relation: 'restates' })),
  { maxLength: 4 },
)

t.test(
  'in any order of claims the history is the same, and on each day it stands where the position does',
  async () => {
    fc.assert(
      fc.property(
        anyClaims,
        anyLinks,
        fc.constantFrom('2025-01-20', '2025-01-31', '2025-02-28'),
        (claims, links, day) => {
          const group = restatementGroups(links)
          t.same(positionHistory(claims.toReversed(), group), positionHistory(claims, group))
          const said = saidByDay(claims, day)
          const stands = new Set(standing(foldRestatements(said, group).heads).map(({ stance }) => stance))
          const open = positionHistory(said, group).steps.filter(({ until }) => until === null)
          t.same(open.map(({ stance }) => stance).toSorted(), [...stands].toSorted())
          t.ok(said.every((claim) => isSaidBy(claim.said, day)))
        },
      ),
      { seed: 20261122, numRuns: 400 },
    )
  },
)
