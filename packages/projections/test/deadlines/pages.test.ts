import { DueType } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { type Deadline, judgeDeadlines } from '../../src/deadlines/deadline.ts'
import { type DeadlineQuery, findDeadline, listDeadlines } from '../../src/deadlines/queries.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'
import { datedEvents } from './dated-events.ts'

const today = '2025-02-20'
const STATES = ['upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown'] as const

const isIn = (deadline: Deadline, state: DeadlineQuery['state']): boolean =>
  state === undefined || deadline.state === state || (state === 'pending' && deadline.rule === 'due.clock')

t.test('pages of deadlines hold what the rules make of all facts, whatever is asked, at any seq', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const seen = new Map<string, number>()
  const seldom = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 })
  await fc.assert(
    fc.asyncProperty(
      datedEvents,
      fc.array(
        fc.record({
          on: seldom('2025-02-01', '2025-02-10'),
          framework: seldom('first', 'second', null),
          types: fc.subarray([...DueType.options], { minLength: 2 }),
          state: seldom('pending' as const, ...STATES),
          party: seldom('union'),
          from: seldom('2025-02-03', '2025-02-20'),
          to: seldom('2025-02-03', '2025-02-20'),
          minimumConfidence: fc.constantFrom(0, 0.4, 0.8),
          share: fc.constantFrom(0.5, 0.8, 1),
          limit: fc.constantFrom(1, 2, 5),
        }),
        { minLength: 6, maxLength: 6 },
      ),
      async (events, questions) => {
        const dossier = `port-${run++}`
        await appendAll(log, dossier, events)
        await projectAll(log, { dossier, batch: 13 })
        for (const { share, state, party, limit, ...asked } of questions) {
          const asOfSeq = Math.max(2, Math.floor(events.length * share))
          const { deadlines: facts } = factsOf(
            foldRows(await readEvents(log, { dossier, after: 0, limit: asOfSeq })),
            configuration,
          )
          const judged = judgeDeadlines(facts, { ...asked, day: asked.on ?? today })
          const expected = judged.deadlines.filter(
            (deadline) => (party === undefined || deadline.party === party) && isIn(deadline, state),
          )
          const paged: Deadline[] = []
          for (;;) {
            const query = { ...asked, dossier, asOfSeq, today, state, party, limit, after: paged.at(-1)?.order }
            const page = await listDeadlines(log.db, query)
            t.equal(page.hidden, judged.hidden)
            paged.push(...page.deadlines)
            if (page.deadlines.length < limit) break
          }
          t.same(paged, expected, JSON.stringify({ run, state, party, ...asked }))
          for (const { state, mentions } of expected) {
            seen.set(state, (seen.get(state) ?? 0) + 1)
            seen.set('mentions', (seen.get('mentions') ?? 0) + mentions.length)
          }
        }
      },
    ),
    { seed: 20261122, numRuns: 15 },
  )
  for (const state of [...STATES, 'mentions'])
    t.ok((seen.get(state) ?? 0) > 5, `${state}: ${seen.get(state)} to compare`)
})

t.test('a deadline is found by its claim and by any that restates it', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  let found = 0
  await fc.assert(
    fc.asyncProperty(datedEvents, async (events) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier })
      const { deadlines } = await listDeadlines(log.db, { dossier, today, types: DueType.options, limit: 100 })
      for (const deadline of deadlines) {
        for (const claimId of [deadline.claimId, ...deadline.mentions]) {
          t.same(await findDeadline(log.db, { dossier, today, claimId }), deadline)
          found += 1
        }
      }
    }),
    { seed: 20261122, numRuns: 8 },
  )
  t.ok(found > 20)
})
