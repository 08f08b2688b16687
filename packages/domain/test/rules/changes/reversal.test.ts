import fc from 'fast-check'
import t from 'tap'
import {
  type Contribution,
  type DueState,
  deadlineChanges,
  type JudgedDeadline,
  positionChanges,
  stickingPointChanges,
} from '../../../src/index.ts'
import { contribution } from '../contributions.ts'
import { byPort, reading } from './scene.ts'

const claims: fc.Arbitrary<Contribution[]> = fc.array(
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
  { maxLength: 8 },
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
]

t.test('nothing changes between a reading and itself', async () => {
  fc.assert(
    fc.property(claims, deadlines, (given, dates) => {
      const points = reading(given)
      return (
        stickingPointChanges(points, reading(given.toReversed())).length === 0 &&
        positionChanges(points, reading(given.toReversed())).length === 0 &&
        deadlineChanges(dates, dates.toReversed()).length === 0
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
