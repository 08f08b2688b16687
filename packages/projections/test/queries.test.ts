import { stickingPoints } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { judgeDeadlines } from '../src/deadlines/deadline.ts'
import { findClusters, listClaims, listDeadlines, listStickingPoints } from '../src/index.ts'
import { factsOf, foldRows } from './gold/fold-facts.ts'
import { appendAll, projectAll } from './logs.ts'
import { anyEvents } from './random-events.ts'
import { configuration } from './samples.ts'

const today = '2025-02-20'
const types = ['obligation', 'event', 'expectation'] as const

t.test('queries answer what the rules make of a fold in memory, at any seq and on any day', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const seen = { points: 0, deadlines: 0, clusters: 0 }
  await fc.assert(
    fc.asyncProperty(
      anyEvents,
      fc.constantFrom(undefined, '2025-02-01', '2025-02-10'),
      fc.constantFrom('first', 'second', null),
      fc.constantFrom(0.5, 0.8, 1),
      async (events, on, framework, share) => {
        const dossier = `port-${run++}`
        await appendAll(log, dossier, events)
        await projectAll(log, { dossier, batch: 13 })
        const asOfSeq = Math.max(2, Math.floor(events.length * share))
        const known = await readEvents(log, { dossier, after: 0, limit: asOfSeq })
        const { issues, deadlines } = factsOf(foldRows(known), configuration)
        const place = { dossier, asOfSeq, on, framework, minimumConfidence: 0.4 }

        const list = await listStickingPoints(log.db, { ...place, today })
        const expected = stickingPoints(issues, { ...place, judgedOn: on ?? today })
        t.same(list?.points, expected, `run ${run}: sticking points`)

        const page = await listDeadlines(log.db, { ...place, today, types, limit: 100 })
        const judged = judgeDeadlines(deadlines, { ...place, types, day: on ?? today })
        t.same(page, judged, `run ${run}: deadlines`)

        const apart = await listClaims(log.db, { dossier, asOfSeq, clusters: 'apart', limit: 100 })
        const folded = await listClaims(log.db, { dossier, asOfSeq, limit: 100 })
        const claimIds = apart.map(({ claimId }) => claimId)
        const clusters = await findClusters(log.db, { dossier, asOfSeq, claimIds })
        const heads = claimIds.filter((claimId) => (clusters.get(claimId)?.id ?? claimId) === claimId)
        t.same(
          folded.map(({ claimId }) => claimId),
          heads,
          `run ${run}: a folded list holds the claims that stand for their clusters`,
        )
        seen.points += expected.length
        seen.deadlines += judged.deadlines.length
        seen.clusters += clusters.size
      },
    ),
    { seed: 20261122, numRuns: 25 },
  )
  t.ok(
    Object.values(seen).every((number) => number > 5),
    `there was something to compare: ${JSON.stringify(seen)}`,
  )
})
