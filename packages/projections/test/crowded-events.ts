import { type DomainEvent, Relation, Stance } from '@onrecord/domain'
import fc from 'fast-check'
import { anyEvents } from './random-events.ts'
import { claimOf, classified, opening, received, recorded } from './samples.ts'

const DOCUMENTS = ['k', 'l', 'm', 'n', 'o'] as const
const CLAIMS = 7
const DATES = [null, null, '2025-01-20', '2025-01-31', '2025-02', '../2025-02-05', '2025-01-15/..', '2025-02-08']

const claim = fc.record({ document: fc.constantFrom(...DOCUMENTS), nth: fc.nat(CLAIMS - 1) })
const actor = fc.constantFrom(
  'board',
  'board',
  'board',
  'board',
  'director',
  'director',
  'director',
  'envoy',
  'left',
  'grocer',
  null,
)

const spoken = fc.record({
  actor,
  /** A second claimant: the holder is then both, or nobody in particular. */
  second: fc.constantFrom('none', 'none', 'none', 'left', 'unnamed'),
  party: fc.constantFrom(undefined, undefined, undefined, 'union', null),
  framework: fc.constantFrom('first', 'first', 'first', 'second', null),
  phase: fc.constantFrom(null, null, 1),
  stance: fc.constantFrom('supports', 'supports', 'supports', ...Stance.options),
  both: fc.boolean(),
  kind: fc.constantFrom('statement' as const, 'demand' as const),
  act: fc.constantFrom('assert' as const, 'propose' as const, 'accept' as const, 'reject' as const),
  saidOn: fc.constantFrom(...DATES),
  relayed: fc.constantFrom(false, false, true),
  confidence: fc.constantFrom(0.2, 0.5, 0.9, 0.9),
})

const documents = fc.tuple(
  ...DOCUMENTS.map((name) =>
    fc
      .record({
        publishedOn: fc.constantFrom(null, '2025-02-01', '2025-02-08', '2025-02-12'),
        claims: fc.array(spoken, { minLength: CLAIMS, maxLength: CLAIMS }),
      })
      .map(({ publishedOn, claims }): DomainEvent[] => [
        received(name, { publishedOn, source: `paper ${name}` }),
        ...claims.flatMap((given, nth) => {
          const { kind, act, saidOn, relayed, confidence } = given
          return [recorded(name, nth, { kind, act, saidOn, relayed, confidence }), classify(name, nth, given)]
        }),
      ]),
  ),
)

type Spoken = typeof spoken extends fc.Arbitrary<infer Value> ? Value : never

function classify(name: string, nth: number, given: Spoken): DomainEvent {
  const { actor, second, party, framework, phase, stance, both } = given
  const issues = both ? ['wages', 'shifts'] : ['wages']
  const event = classified(name, nth, {
    actor,
    framework,
    phase,
    positions: issues.map((issue) => ({ issue, stance })),
    ...(party === undefined ? {} : { party }),
  })
  if (second === 'none') return event
  const other = { actorId: second === 'left' ? 'left' : null, span: { start: 1, end: 4 }, role: null }
  return { ...event, data: { ...event.data, claimants: [...event.data.claimants, other] } }
}

const link = fc
  .record({
    pair: fc.uniqueArray(
      claim.map(({ document, nth }) => claimOf(document, nth)),
      { minLength: 2, maxLength: 2 },
    ),
    relation: fc.constantFrom(
      'restates' as const,
      'restates' as const,
      'restates' as const,
      'accepts' as const,
      ...Relation.options,
    ),
    type: fc.constantFrom(
      'ClaimsLinked' as const,
      'ClaimsLinked' as const,
      'ClaimsLinked' as const,
      'ClaimsUnlinked' as const,
    ),
  })
  .map(({ type, pair: [a = '', b = ''], relation }): DomainEvent => ({ type, data: { a, b, relation, rule: null } }))

const confirmed = claim.map(
  ({ document, nth }): DomainEvent => ({
    type: 'ClaimConfirmed',
    data: { claimId: claimOf(document, nth), reason: null },
  }),
)
const retracted = claim.map(
  ({ document, nth }): DomainEvent => ({
    type: 'ClaimRetracted',
    data: { claimId: claimOf(document, nth), reason: null },
  }),
)
const answered = fc
  .record({
    claim,
    answer: fc.constantFrom('accepted' as const, 'partly-accepted' as const, 'met' as const, 'rejected' as const),
    party: fc.constantFrom('port', 'union', null),
  })
  .map(
    ({ claim: { document, nth }, answer, party }): DomainEvent => ({
      type: 'DemandAnswered',
      data: { claimId: claimOf(document, nth), party, answer, reason: null },
    }),
  )

/**
 * A dossier in which much is said on little: many claims of few sides on two issues, restated, answered and relayed, with
 * dates of every precision, so that what stands, what is replaced and what only repeats lie close together.
 */
export const crowdedEvents: fc.Arbitrary<DomainEvent[]> = fc
  .record({
    blocks: documents,
    joined: fc.array(link, { maxLength: 50, size: 'max' }),
    words: fc.array(fc.oneof(confirmed, retracted, answered), { maxLength: 4 }),
  })
  .map(({ blocks, joined, words }) => [...opening, ...blocks.flat(), ...joined, ...words])

/** Crowded dossiers, and now and then any sequence of events. */
export const crowdedOrAnyEvents = fc.oneof({ weight: 4, arbitrary: crowdedEvents }, { weight: 1, arbitrary: anyEvents })
