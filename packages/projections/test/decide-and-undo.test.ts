import {
  type ClaimCommand,
  DomainError,
  type DomainEvent,
  decideClaim,
  decideDocument,
  decidedClaim,
  decidedDocument,
  decidedIssue,
  decidedLink,
  decideIssue,
  decideLink,
  eventRegistry,
  isDecision,
  type RecordedEvent,
  undo,
} from '@onrecord/domain'
import fc from 'fast-check'
import t from 'tap'
import { foldInMemory } from '../src/memory-fold.ts'
import { closedBy } from '../src/sticking-points/closures.ts'
import { views } from '../src/views.ts'
import { claimOf, classified, documentIdOf, opening, received, recorded } from './samples.ts'
import { withoutMembers } from './without-members.ts'

const SEED = 20261122
const KEY = 'f0000000-0000-4000-8000-000000000001'
const reason = null

/** A log of one dossier that grows by appends. */
function growingLog() {
  const events: RecordedEvent[] = []
  const stream = (streamId: string) => events.filter((event) => event.streamId === streamId)
  const append = (added: readonly DomainEvent[], keyId: string | null): number => {
    const at = events.length
    for (const event of added) {
      // The registry's entry is that of the event's own type.
      const streamId = (eventRegistry[event.type].stream as (data: DomainEvent['data']) => string)(event.data)
      const seq = events.length + 1
      events.push({
        ...event,
        dossier: 'port',
        seq,
        eventId: `event-${seq}`,
        streamId,
        streamVersion: stream(streamId).length + 1,
        metadata: { correlationId: `request-${at}`, causationId: null, actor: 'test', keyId },
        recordedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString(),
      })
    }
    return at + 1
  }
  return { events, stream, append }
}

const base: DomainEvent[] = [
  ...opening,
  ...['a', 'b'].flatMap((name): DomainEvent[] => [
    received(name, name === 'a' ? {} : { publishedOn: null }),
    recorded(name, 0, { kind: 'demand', act: 'demand', due: '2025-02-20' }),
    classified(name, 0),
    recorded(name, 1, { act: 'propose', due: '2025-03' }),
    classified(name, 1, { actor: 'director', positions: [{ issue: 'shifts', stance: 'opposes' }] }),
  ]),
]

/** Rows of every view, without what a log that goes on can't be without: numbers, times, whose word a link or label is. */
function rowsOf(events: readonly RecordedEvent[]) {
  const closures: Parameters<typeof closedBy>[0][number][] = []
  const rows = views.flatMap((view) => {
    const fold = foldInMemory(view)
    for (const event of events) fold.apply(event)
    return fold.rows().flatMap(([key, row]) => {
      // Under this key lies a closure; where the issue is closed by all of them is compared below.
      if (key.startsWith('closure/')) closures.push(row as (typeof closures)[number])
      const { cut, ...rest } = row as Record<string, unknown>
      // A link that was cut and one that was never made count the same; a source that was named once stays known by name.
      const isTrace = key.startsWith('closure/') || key.startsWith('named/') || cut === true
      return isTrace ? [] : [[`${view.name}/${key}`, withoutMembers(rest, BOOKKEEPING)] as const]
    })
  })
  const isClosed = closedBy(closures)
  return { rows, closed: ['first', 'second', null].map((framework) => isClosed('wages', framework)) }
}

const BOOKKEEPING = new Set(['seq', 'recordedAt', 'rule', 'by', 'asOfSeq'])

const claim = fc.record({ name: fc.constantFrom('a', 'b'), nth: fc.constantFrom(0, 1) })
const party = fc.constantFrom('union', 'port', null)
const commands: fc.Arbitrary<ClaimCommand> = fc.oneof(
  fc.constantFrom<ClaimCommand>(
    { decision: 'confirm', reason },
    { decision: 'retract', reason },
    { decision: 'reopen', reason },
  ),
  fc
    .record(
      {
        act: fc.constantFrom('demand' as const, 'accept' as const),
        negated: fc.boolean(),
        saidOn: fc.constantFrom('2025-02-01', null),
        due: fc.constant(null),
      },
      { requiredKeys: [] },
    )
    .map((changes): ClaimCommand => ({ decision: 'correct', changes, reason })),
  party.map((named): ClaimCommand => {
    const { claimId: _, by: __, ...classification } = classified('a', 0, { party: named, framework: 'second' }).data
    return { decision: 'reclassify', classification, reason }
  }),
  fc.constantFrom(2, 5, null).map((credibility): ClaimCommand => ({ decision: 'assess', credibility, reason })),
  fc
    .tuple(party, fc.constantFrom('met' as const, 'rejected' as const, null))
    .map(([party, answer]): ClaimCommand => ({ decision: 'answer', party, answer, reason })),
  fc
    .constantFrom('met' as const, 'missed' as const, null)
    .map((outcome): ClaimCommand => ({ decision: 'outcome', outcome, newDate: null, reason })),
)

type Decide = (log: ReturnType<typeof growingLog>) => DomainEvent[]

const decisions: fc.Arbitrary<Decide> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(claim, commands).map(
      ([{ name, nth }, command]): Decide =>
        (log) => {
          const state = decidedClaim(log.stream(`claim-${claimOf(name, nth)}`))
          return state === undefined ? [] : decideClaim(state, command)
        },
    ),
  },
  fc
    .tuple(
      claim,
      claim,
      fc.constantFrom('restates' as const, 'rejects' as const),
      fc.constantFrom('link' as const, 'unlink' as const),
    )
    .map(
      ([one, other, relation, decision]): Decide =>
        (log) => {
          const [a = '', b = ''] = [claimOf(one.name, one.nth), claimOf(other.name, other.nth)].sort()
          return decideLink(decidedLink({ a, b }, log.stream(`link-${a}-${b}`)), { decision, relation, reason })
        },
    ),
  fc.tuple(fc.constantFrom('first', 'second', null), fc.constantFrom('close' as const, 'reopen' as const)).map(
    ([framework, decision]): Decide =>
      (log) =>
        decideIssue(decidedIssue('wages', log.stream('issue-wages')), { decision, framework, reason }),
  ),
  fc
    .tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom('withdraw' as const, 'reinstate' as const, 'date' as const, 'source' as const),
    )
    .map(
      ([name, what]): Decide =>
        (log) => {
          const state = decidedDocument(log.stream(`document-${documentIdOf(name)}`))
          if (state === undefined) return []
          if (what === 'date') return decideDocument(state, { decision: 'correct', publishedOn: '2025-03-03', reason })
          if (what === 'source') return decideDocument(state, { decision: 'correct', source: 'The Quay', reason })
          return decideDocument(state, { decision: what, reason })
        },
    ),
)

/** The events of a decision; none where the rules refuse it. */
function attempt(work: () => DomainEvent[]): DomainEvent[] {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}

t.test('decisions of any kind, undone from the last to the first, leave every view as it was', async (t) => {
  let undone = 0
  fc.assert(
    fc.property(fc.array(decisions, { minLength: 1, maxLength: 8 }), (given) => {
      const log = growingLog()
      log.append(base, null)
      const before = rowsOf(log.events)
      const seqs = given.flatMap((decide) => {
        const events = attempt(() => decide(log))
        return events.length === 0 ? [] : [log.append(events, KEY)]
      })
      const between = rowsOf(log.events)
      const undos = seqs.toReversed().map((seq) => {
        const event = log.events[seq - 1]
        if (event === undefined || !isDecision(event)) throw new Error(`number ${seq} is no decision`)
        undone += 1
        return log.append(undo(log.stream(event.streamId), seq, reason), KEY)
      })
      t.same(rowsOf(log.events), before, given.length.toString())
      for (const seq of undos.toReversed()) {
        const event = log.events[seq - 1]
        log.append(undo(log.stream(event?.streamId ?? ''), seq, reason), KEY)
      }
      t.same(rowsOf(log.events), between, 'and undoing the undos puts the decisions back')
    }),
    { seed: SEED, numRuns: 120 },
  )
  t.ok(undone > 200, `${undone} decisions`)
})
