import { type StickingPointQuestion, stickingPoints } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { listStickingPoints } from '../../src/index.ts'
import { crowdedOrAnyEvents } from '../crowded-events.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'

const today = '2025-02-20'

/** Every way of asking, short of the seq. */
const questions: Omit<StickingPointQuestion, 'judgedOn'>[] = ['first', 'second', null].flatMap((framework) =>
  [undefined, '2025-02-01', '2025-02-10'].flatMap((on) => [
    { framework, on, minimumConfidence: 0, holders: 1 },
    { framework, on, minimumConfidence: 0.4, holders: 2, phase: 1 },
    { framework, on, minimumConfidence: 0.8, holders: 20 },
  ]),
)

t.test('what is selected of the claims gives the answers that all of them give', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const seen: Record<string, number> = { dormant: 0, closed: 0, shortened: 0, mentions: 0, undated: 0 }
  const count = (what: string, isSeen = true) => void (seen[what] = (seen[what] ?? 0) + Number(isSeen))
  await fc.assert(
    fc.asyncProperty(crowdedOrAnyEvents, fc.constantFrom(0.5, 0.8, 1), async (events, share) => {
      const dossier = `port-${run++}`
      await appendAll(log, dossier, events)
      await projectAll(log, { dossier })
      const asOfSeq = share === 1 ? undefined : Math.max(2, Math.floor(events.length * share))
      const known = await readEvents(log, { dossier, after: 0, limit: asOfSeq ?? events.length })
      const { issues } = factsOf(foldRows(known), configuration)
      for (const question of questions) {
        const list = await listStickingPoints(log.db, { ...question, dossier, asOfSeq, today })
        const expected = stickingPoints(issues, { ...question, judgedOn: question.on ?? today })
        t.same(list?.points, expected, `run ${run}: ${JSON.stringify(question)}`)
        for (const point of expected) {
          count(point.why.rule)
          count(point.status)
          count('shortened', new Set(point.voices.map(({ holder }) => holder)).size < point.voicesTotal)
          count('mentions', Object.keys(point.mentions).length > 0)
          count('undated', point.undatedTotal > 0)
        }
      }
    }),
    { seed: 20261123, numRuns: 10 },
  )
  const missing = Object.entries(seen).filter(([, number]) => number === 0)
  t.same(missing, [], `there was enough of everything to compare: ${JSON.stringify(seen)}`)
})
