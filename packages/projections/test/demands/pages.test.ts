import { asksForAnswer, isHidden, isSaidBy } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { type Demand, judgeDemands } from '../../src/demands/demand.ts'
import { type DemandQuery, findDemand, isAnyOf, listDemands } from '../../src/index.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'
import { askingEvents } from './asking-events.ts'

const STATES = ['open', 'accepted', 'partly-accepted', 'rejected', 'met', 'withdrawn'] as const
const seldom = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 })
const question = fc.record({
  on: seldom('2025-02-01', '2025-02-10'),
  framework: seldom('first', 'second', null),
  state: seldom(...STATES),
  party: seldom('union', 'port'),
  of: seldom('port', 'board'),
  issue: seldom('wages', 'shifts'),
  phase: seldom(1, 2),
  from: seldom('2025-01-20', '2025-02-05'),
  to: seldom('2025-02-10', '2025-03-05'),
  minimumConfidence: fc.constantFrom(0, 0.4, 0.8),
  share: fc.constantFrom(0.6, 0.9, 1, 1),
  limit: fc.constantFrom(1, 2, 5),
})

/** True where the demand is asked for by anything but its state. */
function isAsked(
  demand: Pick<Demand, 'party' | 'addressee' | 'framework' | 'phase' | 'order' | 'issues'>,
  asked: Omit<DemandQuery, 'configuration' | 'dossier' | 'limit'>,
): boolean {
  const day = demand.order.slice(0, 10)
  const ofActors = configuration.actors.filter(({ id, party }) => id === asked.of || party === asked.of)
  return (
    (asked.framework === undefined || demand.framework === asked.framework) &&
    isAnyOf(asked.party, demand.party) &&
    (asked.of === undefined || ofActors.some(({ id }) => id === demand.addressee)) &&
    (asked.issue === undefined || demand.issues.some((issue) => isAnyOf(asked.issue, issue))) &&
    (asked.phase === undefined || demand.phase === asked.phase) &&
    (asked.from === undefined || day >= asked.from) &&
    (asked.to === undefined || (day !== '' && day <= asked.to))
  )
}

t.test('pages of demands hold what the rules make of all facts, whatever is asked, at any seq', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(askingEvents, fc.array(question, { minLength: 6, maxLength: 6 }), async (events, questions) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier, batch: 13 })
      for (const { share, state, limit, ...asked } of questions) {
        const asOfSeq = Math.max(2, Math.floor(events.length * share))
        const { demands: record } = factsOf(
          foldRows(await readEvents(log, { dossier, after: 0, limit: asOfSeq })),
          configuration,
        )
        const expected = judgeDemands(record, asked).filter(
          (demand) => isAsked(demand, asked) && (state === undefined || demand.state === state),
        )
        const hidden = record.claims.filter(
          (claim) =>
            asksForAnswer(claim) &&
            isHidden(claim, asked.minimumConfidence) &&
            (asked.on === undefined || isSaidBy(claim.said, asked.on)) &&
            isAsked({ ...claim, order: claim.said.order, issues: claim.positions.map(({ issue }) => issue) }, asked),
        ).length
        const paged: Demand[] = []
        for (;;) {
          const last = paged.at(-1)
          const page = await listDemands(log.db, {
            ...asked,
            dossier,
            asOfSeq,
            configuration,
            state,
            limit,
            after: last,
          })
          t.equal(page.hidden, hidden)
          paged.push(...page.demands)
          if (page.demands.length < limit) break
        }
        t.same(paged, expected, JSON.stringify({ run, state, ...asked }))
        for (const { state, mentions, answers } of expected) {
          seen.set(state, (seen.get(state) ?? 0) + 1)
          seen.set('mentions', (seen.get('mentions') ?? 0) + mentions.length)
          seen.set('answers', (seen.get('answers') ?? 0) + answers.length)
        }
      }
    }),
    { seed: 20261122, numRuns: 45 },
  )
  for (const what of [...STATES, 'mentions', 'answers']) {
    t.ok((seen.get(what) ?? 0) > 5, `${what}: ${seen.get(what)} to compare`)
  }
})

t.test('a demand is found by its claim and by any that restates it', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  let found = 0
  await fc.assert(
    fc.asyncProperty(askingEvents, async (events) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier })
      const { demands } = await listDemands(log.db, { dossier, configuration, limit: 100 })
      for (const demand of demands) {
        for (const claimId of [demand.claimId, ...demand.mentions]) {
          t.same(await findDemand(log.db, { dossier, configuration, claimId }), demand)
          found += 1
        }
      }
    }),
    { seed: 20261122, numRuns: 12 },
  )
  t.ok(found > 20)
})
