import { foldRestatements, lastReplaced, placeOf, restatementGroups, saidByDay, sidesOf } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { listPositions } from '../../src/index.ts'
import { crowdedOrAnyEvents } from '../crowded-events.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'

const today = '2025-02-20'

t.test('what a position replaced is its party’s last word that fell, told again or not', async (t) => {
  const { log } = await freshLog(t)
  const sides = sidesOf(configuration)
  const seen = { alone: 0, clustered: 0, nothing: 0 }
  let run = 0
  await fc.assert(
    fc.asyncProperty(crowdedOrAnyEvents, async (events) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier })
      const known = await readEvents(log, { dossier, after: 0, limit: events.length })
      const { issues } = factsOf(foldRows(known), configuration)
      const group = restatementGroups(issues.links)
      const joining = issues.links.filter(({ relation }) => relation === 'restates' || relation === 'corroborates')
      const clustered = new Set(joining.flatMap(({ a, b }) => [a, b]))
      for (const on of [undefined, '2025-02-01', '2025-02-08']) {
        const query = { dossier, today, on, framework: 'first', minimumConfidence: 0, limit: 100 }
        const list = await listPositions(log.db, { ...query, places: ['position'] })
        for (const { issue, party, replaced } of list?.positions ?? []) {
          const own = issues.claims.filter(
            (claim) =>
              claim.issue === issue &&
              claim.framework === 'first' &&
              claim.party === party &&
              placeOf(claim, sides) === 'position',
          )
          const { heads } = foldRestatements(saidByDay(own, on), group)
          const expected = lastReplaced(heads)
          t.equal(replaced?.claimId, expected?.claimId, JSON.stringify({ run, on, issue, party }))
          t.equal(replaced?.stance, expected?.stance)
          seen[expected === undefined ? 'nothing' : clustered.has(expected.claimId) ? 'clustered' : 'alone']++
        }
      }
    }),
    { seed: 20261125, numRuns: 25 },
  )
  t.same(
    Object.entries(seen).filter(([, number]) => number === 0),
    [],
    'there was enough of everything to compare',
  )
})
