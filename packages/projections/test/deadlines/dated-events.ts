import { type DomainEvent, DueOutcome, DueType, Modality, type Relation } from '@onrecord/domain'
import fc from 'fast-check'
import { anyEvents } from '../random-events.ts'
import { claimOf, recorded } from '../samples.ts'

const place = fc.record({ document: fc.constantFrom('a', 'b', 'c', 'd'), nth: fc.nat(3) })
const claimId = place.map(({ document, nth }) => claimOf(document, nth))
const relation = fc.constantFrom<Relation[]>(
  ...(['restates', 'corroborates', 'meets', 'misses', 'extends', 'withdraws'] as const),
)

const dated = fc
  .record({
    place,
    due: fc.constantFrom('2025-02-03', '2025-02-03', '../2025-02-20', '2025-03', '2025-02-10/..'),
    saidOn: fc.constantFrom(null, '2025-01-20', '2025-02-10', '2025-02-01/2025-02-15', '2025-03-05'),
    confidence: fc.constantFrom(0.3, 0.9),
    type: fc.constantFrom(...DueType.options),
    modality: fc.constantFrom(...Modality.options),
  })
  .map(({ place: { document, nth }, type, modality, ...given }): DomainEvent => {
    const event = recorded(document, nth, given)
    return { type: event.type, data: { ...event.data, due: event.data.due && { ...event.data.due, type, modality } } }
  })

const told = fc.record({ pair: fc.uniqueArray(claimId, { minLength: 2, maxLength: 2 }), relation }).map(
  ({ pair: [a = '', b = ''], relation }): DomainEvent => ({
    type: 'ClaimsLinked',
    data: { a, b, relation, rule: null },
  }),
)

const decided = fc.record({ claimId, outcome: fc.constantFrom(null, ...DueOutcome.options) }).map(
  ({ claimId, outcome }): DomainEvent => ({
    type: 'DueOutcomeRecorded',
    data: { claimId, outcome, newDate: null, reason: null },
  }),
)

/** Any sequence of events, behind it many dates, what became of them, and decisions. */
export const datedEvents: fc.Arbitrary<DomainEvent[]> = fc
  .tuple(
    anyEvents,
    fc.array(dated, { minLength: 4, maxLength: 16 }),
    fc.array(fc.oneof({ weight: 8, arbitrary: told }, { weight: 1, arbitrary: decided }), {
      minLength: 8,
      maxLength: 25,
    }),
  )
  .map((parts) => parts.flat())
