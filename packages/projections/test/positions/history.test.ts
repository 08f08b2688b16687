import { type DomainEvent, positionHistory, restatementGroups, sidesOf } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import type { ClaimFacts } from '../../src/claims/rows.ts'
import { listPositionHistory, type PositionHistoryQuery } from '../../src/index.ts'
import { crowdedOrAnyEvents } from '../crowded-events.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, configuration, received, recorded } from '../samples.ts'

const today = '2025-02-20'
const issue = 'wages'
const whole = { issue, today, limit: 1000 }

t.test('a history is what the rule says of all claims of a side, live, by a day and as of a seq', async (t) => {
  const { log } = await freshLog(t)
  const sides = sidesOf(configuration)
  const seen = { reversal: 0, moved: 0, concurrent: 0, first: 0, repeated: 0, undated: 0 }
  let run = 0
  await fc.assert(
    fc.asyncProperty(crowdedOrAnyEvents, fc.constantFrom(0.5, 1), async (events, share) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier })
      const asOfSeq = share === 1 ? undefined : Math.max(2, Math.floor(events.length * share))
      const known = await readEvents(log, { dossier, after: 0, limit: asOfSeq ?? events.length })
      const rows = foldRows(known)
      const { issues } = factsOf(rows, configuration)
      const claimants = new Map(
        rows<ClaimFacts>('claims', 'claim/').map(([, { found, classified }]) => [
          found.claimId,
          (classified?.claimants ?? []).map(({ actorId }) => actorId),
        ]),
      )
      for (const framework of ['first', null]) {
        for (const on of [undefined, '2025-02-01']) {
          const counted = issues.claims.filter(
            ({ said, ...claim }) =>
              claim.issue === issue &&
              claim.framework === framework &&
              (on === undefined || (said.order !== '' && said.order.slice(0, said.order.indexOf('/')) <= on)),
          )
          for (const side of [{ party: 'union' }, { party: 'port' }, { actor: 'left' }, { actor: 'board' }]) {
            const own = counted.filter((claim) =>
              'party' in side
                ? claim.party === side.party && sides.actors.get(claim.actorId ?? '')?.speaksFor === true
                : claimants.get(claim.claimId)?.includes(side.actor) === true,
            )
            const query = { ...whole, dossier, asOfSeq, framework, on, side, minimumConfidence: 0 }
            const expected = positionHistory(own, restatementGroups(issues.links))
            const list = await listPositionHistory(log.db, query)
            t.same(list?.steps, expected.steps, JSON.stringify({ run, framework, on, side }))
            t.equal(list?.undatedTotal, expected.undated.length)
            for (const { change, total } of expected.steps) {
              seen[change]++
              if (total > 1) seen.repeated++
            }
            seen.undated += expected.undated.length
          }
        }
      }
    }),
    { seed: 20261122, numRuns: 25 },
  )
  t.same(
    Object.entries(seen).filter(([, number]) => number === 0),
    [],
    'there was enough of everything to compare',
  )
})

const said = (name: string, day: string, stance: 'supports' | 'opposes', given: object = {}): DomainEvent[] => [
  received(name, { publishedOn: day }),
  recorded(name, 0),
  classified(name, 0, { positions: [{ issue, stance }], ...given }),
]

t.test('a history belongs to those who speak for a party, or to an actor, and comes in pages', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('turned', '2025-02-10', 'supports'),
    ...said('left', '2025-02-05', 'supports', { actor: 'left' }),
    ...said('again', '2025-01-20', 'opposes'),
    ...said('first', '2025-01-10', 'opposes'),
    ...said('back', '2025-02-15', 'opposes'),
    ...said('other', '2025-02-16', 'opposes', { framework: 'second' }),
  ])
  const ask = async (query: Partial<PositionHistoryQuery> = {}) =>
    listPositionHistory(db, { ...whole, dossier, side: { party: 'union' }, ...query })
  const all = await ask()
  t.match(all, {
    framework: 'first',
    dated: 4,
    older: 0,
    steps: [
      { change: 'first', claims: [claimOf('first', 0), claimOf('again', 0)], until: '2025-02-10' },
      { change: 'reversal', since: '2025-02-10' },
      { change: 'reversal', since: '2025-02-15', until: null },
    ],
  })
  t.same((await ask({ limit: 2 }))?.steps, all?.steps.slice(0, 2))
  t.same((await ask({ limit: 2, after: all?.steps[1]?.key ?? '' }))?.steps, all?.steps.slice(2))
  t.match((await ask({ side: { actor: 'left' } }))?.steps, [{ change: 'first', since: '2025-02-05' }])
  t.equal((await ask({ framework: 'second' }))?.steps.length, 1)
  t.same((await ask({ issue: 'course' }))?.steps, [], 'nobody can be for or against it')
  t.same((await ask({ side: { party: 'shops' } }))?.steps, [])
  t.equal(await ask({ asOfSeq: 1 }), undefined, 'before it was configured')
})
