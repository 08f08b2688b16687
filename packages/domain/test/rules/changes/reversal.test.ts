import fc from 'fast-check'
import t from 'tap'
import {
  type Contradiction,
  type Contribution,
  contradictionChanges,
  contradictionsByLink,
  contradictionsOfStances,
  type DueState,
  deadlineChanges,
  type JudgedDeadline,
  positionChanges,
  stickingPointChanges,
} from '../../../src/index.ts'
import { contribution } from '../contributions.ts'
import { byPort, reading } from './scene.ts'

// A claim contributes to an issue once.
const claims: fc.Arbitrary<Contribution[]> = fc.uniqueArray(
  fc
    .record({
      nth: fc.integer({ min: 0, max: 9 }),
      day: fc.integer({ min: 1, max: 9 }),
      side: fc.constantFrom(contribution, byPort),
      given: fc.record({
        issue: fc.constantFrom('wages', 'shifts'),
        stance: fc.constantFrom('supports' as const, 'opposes' as const, 'conditions' as const),
        confidence: fc.constantFrom(0.3, 0.6, 0.9),
      }),
    })
    .map(({ nth, day, side, given }) => side(`c${nth}`, `2025-03-0${day}`, given)),
  { maxLength: 8, selector: ({ claimId, issue }) => `${claimId} ${issue}` },
)

const deadlines: fc.Arbitrary<JudgedDeadline[]> = fc
  .uniqueArray(fc.nat({ max: 9 }), { maxLength: 8 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      heads: fc.nat({ max: ids.length }),
      state: fc.constantFrom<DueState>('upcoming', 'overdue', 'met'),
    }),
  )
  .map(({ ids, heads, state }) =>
    ids.slice(0, heads).map((id, nth) => ({
      claimId: `${id}`,
      // What is no head restates the one at its place.
      mentions: ids.slice(heads).flatMap((other, at) => (at % heads === nth ? [`${other}`] : [])),
      due: { edtf: '2025-04-01' },
      state,
      order: `${id}`,
    })),
  )

const linked: fc.Arbitrary<Contradiction[]> = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), {
    maxLength: 8,
    selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  })
  .map((pairs) => {
    const end = (nth: number) => ({ claimId: `l${nth}`, party: nth % 2 === 0 ? 'union' : 'port' })
    const different = pairs.filter(([a, b]) => a !== b)
    return contradictionsByLink(different.map(([a, b]) => ({ a: end(a), b: end(b), issue: null, framework: 'deal' })))
  })

const swapped = (changes: readonly { before: unknown; after: unknown }[]) =>
  sorted(changes.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })))
const sorted = (changes: readonly object[]) =>
  changes.map((change) => JSON.stringify(change, Object.keys(change).toSorted().concat(DEEP))).toSorted()

/** Members below a change, so that its text does not depend on their order. */
const DEEP = [
  'status',
  'standing',
  'why',
  'rule',
  'claims',
  'counter',
  'stance',
  'claimId',
  'mentions',
  'due',
  'edtf',
  'state',
  'order',
  'key',
  'issue',
  'framework',
  'within',
  'a',
  'b',
  'party',
  'total',
]

t.test('nothing changes between a reading and itself', async () => {
  fc.assert(
    fc.property(claims, deadlines, linked, (given, dates, links) => {
      const points = reading(given)
      const opposed = [...contradictionsOfStances(points), ...links]
      const again = [...links.toReversed(), ...contradictionsOfStances(reading(given.toReversed()))]
      return (
        stickingPointChanges(points, reading(given.toReversed())).length === 0 &&
        positionChanges(points, reading(given.toReversed())).length === 0 &&
        deadlineChanges(dates, dates.toReversed()).length === 0 &&
        contradictionChanges(opposed, again).length === 0
      )
    }),
    { seed: 20250201 },
  )
})

t.test('changes read backwards are the changes of the readings swapped', async (t) => {
  fc.assert(
    fc.property(claims, claims, deadlines, deadlines, (one, other, dates, otherDates) => {
      const [before, after] = [reading(one), reading(other)]
      for (const changes of [stickingPointChanges, positionChanges]) {
        t.strictSame(sorted(changes(after, before)), swapped(changes(before, after)))
      }
      t.strictSame(sorted(deadlineChanges(otherDates, dates)), swapped(deadlineChanges(dates, otherDates)))
    }),
    { seed: 20250202 },
  )
})

t.test('contradictions read backwards are those of the readings swapped', async (t) => {
  fc.assert(
    fc.property(claims, claims, linked, linked, (one, other, links, otherLinks) => {
      const before = [...contradictionsOfStances(reading(one)), ...links]
      const after = [...contradictionsOfStances(reading(other)), ...otherLinks]
      t.strictSame(sorted(contradictionChanges(after, before)), swapped(contradictionChanges(before, after)))
    }),
    { seed: 20250203 },
  )
})
