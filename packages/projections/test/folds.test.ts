import { type DomainEvent, Relation, stickingPoints } from '@onrecord/domain'
import fc from 'fast-check'
import t from 'tap'
import { judgeDeadlines } from '../src/deadlines/deadline.ts'
import { judgeDemands } from '../src/demands/demand.ts'
import { views } from '../src/index.ts'
import { factsOf, foldRows } from './gold/fold-facts.ts'
import { anyEvents, CLAIM_IDS, documents, links } from './random-events.ts'
import { recordAll } from './record-all.ts'
import { claimOf, configuration, opening } from './samples.ts'
import { LOG_PLACES, withoutMembers } from './without-members.ts'

const SEED = 20261122

const relations = fc.constantFrom(...Relation.options)

/** Everything that the rules make of the folds, with the folds themselves, without the numbers and times of the log. */
function answers(events: readonly DomainEvent[], on?: string) {
  const rows = foldRows(recordAll('port', events))
  const { issues, deadlines, demands } = factsOf(rows, configuration)
  const points = [...configuration.frameworks.map(({ id }) => id), null].map((framework) =>
    stickingPoints(issues, { framework, on, judgedOn: '2025-02-20' }),
  )
  const judged = judgeDeadlines(deadlines, {
    types: ['obligation', 'event', 'expectation'],
    day: '2025-02-20',
    on,
    minimumConfidence: 0.4,
  })
  const answered = judgeDemands(demands, { on, minimumConfidence: 0.4 })
  const members = rows<object>('claims', 'member/')
  return { points, judged, answered, members, rows: everyRow(rows) }
}

/** Rows of every fold, but for where they stand in the log; a link that was cut counts as one that was never made. */
function everyRow(rows: ReturnType<typeof foldRows>) {
  return views.map(({ name }) =>
    rows<object>(name, '').flatMap(([key, row]) =>
      'cut' in row && row.cut === true ? [] : [[key, withoutMembers(row, LOG_PLACES)]],
    ),
  )
}

t.test('no fold throws on any sequence of events that the schemas allow', async (t) => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      answers(events)
      answers(events, '2025-02-10')
    }),
    { seed: SEED, numRuns: 80 },
  )
  t.pass('300 logs')
})

t.test('the same documents and links in any order give the same views', async (t) => {
  fc.assert(
    fc.property(documents, links, fc.infiniteStream(fc.nat()), (blocks, joined, dice) => {
      const shuffle = <Item>(items: readonly Item[]) =>
        items
          .map((item) => ({ item, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const inOrder = answers([...opening, ...blocks.flat(), ...joined])
      const shuffled = answers([...opening, ...shuffle(blocks).flat(), ...shuffle(joined)])
      t.same(shuffled, inOrder)
    }),
    { seed: SEED, numRuns: 80 },
  )
})

t.test('retracting every claim gives the empty views', async (t) => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const retractions = CLAIM_IDS.map(
        (claimId): DomainEvent => ({ type: 'ClaimRetracted', data: { claimId, reason: null } }),
      )
      const { points, judged, answered } = answers([...events, ...retractions])
      return [...points, judged.deadlines, answered].every(({ length }) => length === 0)
    }),
    { seed: SEED, numRuns: 80 },
  )
  t.pass('150 logs')
})

t.test('linking two claims that are not linked and unlinking them again changes nothing', async (t) => {
  fc.assert(
    fc.property(documents, links, relations, fc.constantFrom('same-words', null), (blocks, joined, relation, rule) => {
      const data = { a: claimOf('a', 0), b: claimOf('c', 0), relation, rule }
      const others = joined.filter(
        (event) =>
          event.type !== 'ClaimsLinked' ||
          ![event.data.a, event.data.b].every((claimId) => claimId === data.a || claimId === data.b),
      )
      const before = [...opening, ...blocks.flat(), ...others]
      const after: DomainEvent[] = [...before, { type: 'ClaimsLinked', data }, { type: 'ClaimsUnlinked', data }]
      t.same(answers(after), answers(before))
    }),
    { seed: SEED, numRuns: 100 },
  )
})

t.test('a reviewer who separates two claims is not overruled by a rule', async (t) => {
  const pair = { a: claimOf('a', 0), b: claimOf('b', 0), relation: 'restates' as const }
  const linked = (rule: string | null): DomainEvent => ({ type: 'ClaimsLinked', data: { ...pair, rule } })
  const cut = (rule: string | null): DomainEvent => ({ type: 'ClaimsUnlinked', data: { ...pair, rule } })
  t.equal(answers([...opening, linked('same-words')]).members.length, 2)
  t.equal(answers([...opening, linked('same-words'), cut(null), linked('same-words')]).members.length, 0)
  t.equal(answers([...opening, cut(null), linked('same-words'), linked(null)]).members.length, 2)
  t.equal(answers([...opening, linked(null), cut('same-words')]).members.length, 2, "a rule undoes no reviewer's link")
})
