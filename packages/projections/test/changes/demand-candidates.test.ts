import { type Change, demandChanges } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import type { ComparedSide } from '../../src/changes/deadline-candidates.ts'
import { findDemandCandidates } from '../../src/changes/demand-candidates.ts'
import { type Demand, judgeDemands } from '../../src/demands/demand.ts'
import { judgeDemandsOf } from '../../src/demands/queries.ts'
import { askingEvents } from '../demands/asking-events.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'

const minimumConfidence = 0.4
const DAYS = ['2025-01-01', '2025-02-03', '2025-02-10', '2025-02-21', '2025-03-31'] as const

const told = (changes: readonly Change<Demand>[]): unknown[] =>
  changes.map(({ before, after }) => [before?.claimId ?? after?.claimId, before?.state ?? null, after?.state ?? null])

t.test('the demands that a comparison looks at are all whose answer changed', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const seen = { recorded: 0, said: 0 }
  const span = fc.record({
    by: fc.constantFrom('recorded' as const, 'said' as const),
    shares: fc.uniqueArray(fc.constantFrom(0, 0.4, 0.7, 0.85, 0.95, 1), { minLength: 2, maxLength: 2 }),
    days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 2, maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(askingEvents, fc.array(span, { minLength: 6, maxLength: 6 }), async (events, spans) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier, batch: 13 })
      for (const { by, shares, days } of spans) {
        const [first = 0, last = 1] = shares.toSorted((a, b) => a - b)
        const [from = '', to = ''] = days.toSorted()
        const seqOf = (share: number) => Math.max(2, Math.floor(events.length * share))
        const sides: { from: ComparedSide; to: ComparedSide } =
          by === 'recorded'
            ? { from: { seq: seqOf(first), day: from }, to: { seq: seqOf(last), day: to } }
            : { from: { seq: seqOf(last), day: from, on: from }, to: { seq: seqOf(last), day: to, on: to } }
        const whole = async ({ seq, on }: ComparedSide) => {
          const rows = foldRows(await readEvents(log, { dossier, after: 0, limit: seq }))
          return judgeDemands(factsOf(rows, configuration).demands, { on, minimumConfidence })
        }
        const claimIds = await findDemandCandidates(log.db, { dossier, ...sides, limit: 1000 })
        const looked = ({ seq, on }: ComparedSide) =>
          judgeDemandsOf(log.db, { dossier, asOfSeq: seq, configuration, on, claimIds, minimumConfidence })
        const expected = told(demandChanges(await whole(sides.from), await whole(sides.to)))
        t.same(told(demandChanges(await looked(sides.from), await looked(sides.to))), expected, JSON.stringify(sides))
        seen[by] += expected.length
      }
    }),
    { seed: 20261124, numRuns: 45 },
  )
  t.ok(seen.recorded > 50 && seen.said > 20, `enough to compare: ${JSON.stringify(seen)}`)
})
