import { Act, Answer, type DomainEvent, type Relation } from '@onrecord/domain'
import fc from 'fast-check'
import { anyEvents } from '../random-events.ts'
import { claimOf, classified, recorded } from '../samples.ts'

const place = fc.record({ document: fc.constantFrom('a', 'b', 'c', 'd'), nth: fc.nat(3) })
const claimId = place.map(({ document, nth }) => claimOf(document, nth))
const relation = fc.constantFrom<Relation[]>(
  'restates',
  'corroborates',
  'accepts',
  'accepts',
  'rejects',
  'meets',
  'withdraws',
)

const asking = fc
  .record({
    place,
    kind: fc.constantFrom('demand' as const, 'statement' as const),
    act: fc.constantFrom('demand' as const, 'propose' as const, ...Act.options),
    saidOn: fc.constantFrom(null, '2025-01-20', '2025-02-10', '2025-02-01/2025-02-15', '2025-03-05'),
    confidence: fc.constantFrom(0.3, 0.9),
    relayed: fc.boolean(),
    actor: fc.constantFrom('board', 'board', 'left', 'director', 'director', 'envoy', 'grocer', null),
    addressee: fc.constantFrom(null, null, 'director', 'board', 'grocer'),
    framework: fc.constantFrom('first', 'first', 'second', null),
    stance: fc.constantFrom('supports' as const, 'conditions' as const),
  })
  .map(({ place: { document, nth }, actor, addressee, framework, stance, ...found }): DomainEvent[] => [
    recorded(document, nth, found),
    classified(document, nth, {
      actor,
      framework,
      addressee: addressee === null ? null : { actorId: addressee, span: null },
      positions: [{ issue: 'wages', stance }],
      by: 'reviewer',
    }),
  ])

const answered = fc
  .record({
    pair: fc.uniqueArray(claimId, { minLength: 2, maxLength: 2 }),
    relation,
    rule: fc.constantFrom('same-matter', null),
  })
  .map(({ pair: [a = '', b = ''], ...link }): DomainEvent => ({ type: 'ClaimsLinked', data: { a, b, ...link } }))

const decided = fc
  .record({ claimId, party: fc.constantFrom('port', 'union', null), answer: fc.constantFrom(null, ...Answer.options) })
  .map((data): DomainEvent => ({ type: 'DemandAnswered', data: { ...data, reason: null } }))

/** Any sequence of events, behind it many demands, answers and decisions. */
export const askingEvents: fc.Arbitrary<DomainEvent[]> = fc
  .tuple(
    anyEvents,
    fc.array(asking, { minLength: 6, maxLength: 16 }),
    fc.array(fc.oneof({ weight: 10, arbitrary: answered }, { weight: 1, arbitrary: decided }), {
      minLength: 8,
      maxLength: 25,
    }),
  )
  .map(([any, asked, links]) => [...any, ...asked.flat(), ...links])
