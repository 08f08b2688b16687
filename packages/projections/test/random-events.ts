import { Act, Answer, type DomainEvent, DueOutcome, DueType, Modality, Relation, Stance } from '@onrecord/domain'
import fc from 'fast-check'
import { bookkeeping } from './random-bookkeeping.ts'
import { claimOf, classified, documentIdOf, opening, received, recorded } from './samples.ts'

/** Names of the documents that random logs hold, each with so many claims at most. */
export const DOCUMENTS = ['a', 'b', 'c', 'd'] as const
const CLAIMS = 4

/** Ids of all claims that random logs may hold. */
export const CLAIM_IDS: readonly string[] = DOCUMENTS.flatMap((name) =>
  Array.from({ length: CLAIMS }, (_, nth) => claimOf(name, nth)),
)

const DATES = [null, '2025-01-20', '2025-02', '../2025-02-05', '2025-01-15/..', '2025-03-01/2025-03-04'] as const

type EventOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>

const date = fc.constantFrom(...DATES)
const claim = fc.record({ document: fc.constantFrom(...DOCUMENTS), nth: fc.nat(CLAIMS - 1) })
const claimId = claim.map(({ document, nth }) => claimOf(document, nth))
const reason = fc.constant(null)
const framework = fc.constantFrom('first', 'second', null)
const actor = fc.constantFrom('board', 'left', 'director', 'envoy', 'grocer', null)
const due = fc.constantFrom(undefined, '2025-02-03', '../2025-02-20', '2025-03')

const record = fc
  .record({
    claim,
    kind: fc.constantFrom('statement' as const, 'demand' as const, 'deadline' as const),
    act: fc.constantFrom(...Act.options),
    saidOn: date,
    due,
    dueType: fc.constantFrom(...DueType.options),
    modality: fc.constantFrom(...Modality.options),
    relayed: fc.boolean(),
    confidence: fc.constantFrom(0.2, 0.5, 0.9),
  })
  .map(({ claim: { document, nth }, due, dueType, modality, ...given }) => {
    const event = recorded(document, nth, { ...given, ...(due === undefined ? {} : { due }) })
    const set = event.data.due === null ? null : { ...event.data.due, type: dueType, modality }
    return { type: event.type, data: { ...event.data, due: set } }
  })

const classify = fc
  .record({
    claim,
    actor,
    framework,
    phase: fc.constantFrom(null, 1, 2),
    by: fc.constantFrom('rules' as const, 'reviewer' as const),
    stances: fc.dictionary(fc.constantFrom('wages', 'shifts', 'course'), fc.constantFrom(...Stance.options)),
    second: fc.option(actor, { freq: 3, nil: undefined }),
    addressed: fc.option(actor),
  })
  .map(({ claim: { document, nth }, stances, second, addressed, ...given }): EventOf<'ClaimClassified'> => {
    const { data } = classified(document, nth, {
      ...given,
      positions: Object.entries(stances).map(([issue, stance]) => ({ issue, stance })),
      addressee: addressed === null ? null : { actorId: addressed, span: null },
    })
    const beside = second === undefined ? [] : [{ actorId: second, span: null, role: null }]
    return { type: 'ClaimClassified', data: { ...data, claimants: [...data.claimants, ...beside] } }
  })

const link = fc
  .record({
    type: fc.constantFrom('ClaimsLinked' as const, 'ClaimsLinked' as const, 'ClaimsUnlinked' as const),
    pair: fc.uniqueArray(claimId, { minLength: 2, maxLength: 2 }),
    relation: fc.oneof(
      fc.constantFrom('restates' as const, 'corroborates' as const),
      fc.constantFrom(...Relation.options),
    ),
    rule: fc.constantFrom('same-words', null),
  })
  .map(({ type, pair: [a = '', b = ''], relation, rule }): DomainEvent => ({ type, data: { a, b, relation, rule } }))

const documentEvent = fc.constantFrom(...DOCUMENTS).chain((name): fc.Arbitrary<DomainEvent> => {
  const documentId = documentIdOf(name)
  return fc.oneof(
    date.map((publishedOn) => received(name, { publishedOn, source: `paper ${name}` })),
    date.map(
      (publishedOn): DomainEvent => ({
        type: 'DocumentCorrected',
        data: { documentId, publishedOn, reason: null },
      }),
    ),
    fc.constant<DomainEvent>({ type: 'DocumentWithdrawn', data: { documentId, reason: null } }),
    fc.constant<DomainEvent>({ type: 'DocumentReinstated', data: { documentId, reason: null } }),
  )
})

const decision: fc.Arbitrary<DomainEvent> = fc.oneof(
  fc.record({ claimId, reason }).map((data): DomainEvent => ({ type: 'ClaimConfirmed', data })),
  fc.record({ claimId, reason }).map((data): DomainEvent => ({ type: 'ClaimRetracted', data })),
  fc.record({ claimId, reason }).map((data): DomainEvent => ({ type: 'ClaimReopened', data })),
  fc
    .record({ claimId, reason, changes: fc.record({ saidOn: date, confidence: fc.constant(0.7) }) })
    .map((data): DomainEvent => ({ type: 'ClaimCorrected', data })),
  fc.tuple(claimId, record).map(
    ([claimId, { data }]): DomainEvent => ({
      type: 'ClaimCorrected',
      data: { claimId, changes: { due: data.due, act: data.act }, reason: null },
    }),
  ),
  fc
    .record({ claimId, reason, credibility: fc.constantFrom(null, 1, 6) })
    .map((data): DomainEvent => ({ type: 'ClaimAssessed', data })),
  fc
    .record({ claimId, reason, party: fc.constantFrom('port', null), answer: fc.constantFrom(null, ...Answer.options) })
    .map((data): DomainEvent => ({ type: 'DemandAnswered', data })),
  fc
    .record({ claimId, reason, outcome: fc.constantFrom(null, ...DueOutcome.options), newDate: date })
    .map((data): DomainEvent => ({ type: 'DueOutcomeRecorded', data })),
  fc
    .record({ source: fc.constantFrom('paper a', 'nobody'), reliability: fc.constantFrom(null, 'A', 'F'), reason })
    .map((data): DomainEvent => ({ type: 'SourceAssessed', data })),
  fc
    .record({ issue: fc.constantFrom('wages', 'shifts'), framework, reason })
    .chain((data) => fc.constantFrom<DomainEvent>({ type: 'IssueClosed', data }, { type: 'IssueReopened', data })),
)

/** What a worker appends for each document: the document, then its claims, each with its classification. */
export const documents: fc.Arbitrary<DomainEvent[][]> = fc.tuple(
  ...DOCUMENTS.map((name) =>
    fc
      .record({
        publishedOn: date,
        claims: fc.array(fc.tuple(record, classify), { minLength: 1, maxLength: CLAIMS }),
      })
      .map(({ publishedOn, claims }): DomainEvent[] => [
        received(name, { publishedOn, source: `paper ${name}` }),
        ...claims.flatMap(([found, made], nth): DomainEvent[] => {
          const claimId = claimOf(name, nth)
          return [
            { type: found.type, data: { ...found.data, claimId, documentId: documentIdOf(name) } },
            { type: 'ClaimClassified', data: { ...made.data, claimId, by: 'rules' } },
          ]
        }),
      ]),
  ),
)

/** Links as a linker makes them, between claims that may or may not be there. */
export const links: fc.Arbitrary<DomainEvent[]> = fc
  .array(link, { maxLength: 12 })
  .map((events) =>
    events.map(
      (event): DomainEvent => (event.type === 'ClaimsUnlinked' ? { type: 'ClaimsLinked', data: event.data } : event),
    ),
  )

const stray: fc.Arbitrary<DomainEvent[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<DomainEvent>[]>(
    { weight: 4, arbitrary: record },
    { weight: 4, arbitrary: classify },
    { weight: 3, arbitrary: link },
    { weight: 1, arbitrary: documentEvent },
    { weight: 3, arbitrary: decision },
    { weight: 1, arbitrary: bookkeeping({ documents: DOCUMENTS, claimId }) },
  ),
  { maxLength: 30 },
)

/**
 * Any sequence that the schemas allow, behind a dossier's opening: what workers and reviewers append, before and after
 * it events of any kind, sense or nonsense.
 */
export const anyEvents: fc.Arbitrary<DomainEvent[]> = fc
  .record({ before: stray, blocks: documents, joined: links, after: stray })
  .map(({ before, blocks, joined, after }) => [...opening, ...before, ...blocks.flat(), ...joined, ...after])
