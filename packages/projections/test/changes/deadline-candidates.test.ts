import { type Change, DueType, deadlineChanges } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { type ComparedSide, findDeadlineCandidates } from '../../src/changes/deadline-candidates.ts'
import { type Deadline, judgeDeadlines } from '../../src/deadlines/deadline.ts'
import { judgeDeadlinesOf } from '../../src/deadlines/queries.ts'
import { datedEvents } from '../deadlines/dated-events.ts'
import { factsOf, foldRows } from '../gold/fold-facts.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'

const types = DueType.options
const minimumConfidence = 0.4
const DAYS = ['2025-01-01', '2025-02-03', '2025-02-10', '2025-02-21', '2025-03-31'] as const

const told = (changes: readonly Change<Deadline>[]): unknown[] =>
  changes.map(({ before, after }) => {
    const shown = (deadline: Deadline | null) => deadline && [deadline.claimId, deadline.due.edtf, deadline.state]
    return [shown(before), shown(after)]
  })

t.test(
  'the dates that a comparison looks at are all that changed, by what was recorded and by what was said',
  async (t) => {
    const { log } = await freshLog(t)
    let run = 0
    const seen = { recorded: 0, said: 0 }
    const span = fc.record({
      by: fc.constantFrom('recorded' as const, 'said' as const),
      shares: fc.uniqueArray(fc.constantFrom(0, 0.4, 0.7, 0.85, 0.95, 1), { minLength: 2, maxLength: 2 }),
      days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 2, maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(datedEvents, fc.array(span, { minLength: 6, maxLength: 6 }), async (events, spans) => {
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
          const whole = async ({ seq, day, on }: ComparedSide) => {
            const rows = foldRows(await readEvents(log, { dossier, after: 0, limit: seq }))
            return judgeDeadlines(factsOf(rows, configuration).deadlines, { types, day, on, minimumConfidence })
              .deadlines
          }
          const claimIds = await findDeadlineCandidates(log.db, { dossier, ...sides, types, limit: 1000 })
          const looked = ({ seq, day, on }: ComparedSide) =>
            judgeDeadlinesOf(log.db, { dossier, asOfSeq: seq, today: day, on, claimIds, types, minimumConfidence })
          const expected = told(deadlineChanges(await whole(sides.from), await whole(sides.to)))
          t.same(
            told(deadlineChanges(await looked(sides.from), await looked(sides.to))),
            expected,
            JSON.stringify(sides),
          )
          seen[by] += expected.length
        }
      }),
      { seed: 20261123, numRuns: 14 },
    )
    t.ok(seen.recorded > 50 && seen.said > 50, `enough to compare: ${JSON.stringify(seen)}`)
  },
)

t.test('no more candidates are read than asked for', async (t) => {
  const { log } = await freshLog(t)
  const [events = []] = fc.sample(datedEvents, { seed: 7, numRuns: 1 })
  await appendAll(log, 'port', events)
  await projectAll(log, { dossier: 'port' })
  const asked = {
    dossier: 'port',
    from: { seq: 0, day: '2025-01-01' },
    to: { seq: events.length, day: '2025-03-01' },
    types,
  }
  const all = await findDeadlineCandidates(log.db, { ...asked, limit: 1000 })
  t.ok(all.length > 2)
  t.same(await findDeadlineCandidates(log.db, { ...asked, limit: 2 }), all.slice(0, 2), 'the same ones each time')
})
