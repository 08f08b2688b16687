import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a phrase ends before the occasion, a further clause or a further verb', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund rejected the plan in an interview on Monday.', ['Ada Lund > reject > the plan']],
    ['The mayor praised the bakers before he left the hall.', ['The mayor > accept > the bakers']],
    [
      'The mayor criticised the bakers and defended the toll.',
      ['The mayor > accuse > the bakers', 'The mayor > accept > the toll'],
    ],
    [
      'The bakers rejected the offer, calling for a new one.',
      ['The bakers > reject > the offer', 'The bakers > demand > a new one'],
    ],
    ['The bakers rejected the offer on Monday.', ['The bakers > reject > the offer']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what belongs to the phrase stays', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers rejected the offer in the envelope.', ['The bakers > reject > the offer in the envelope']],
    ['The bakers opposed the toll after the bridge.', ['The bakers > reject > the toll after the bridge']],
    ['The bakers praised the mill and the harbour.', ['The bakers > accept > the mill and the harbour']],
    ['The bakers rejected the plan, including the toll.', ['The bakers > reject > the plan, including the toll']],
    ['The bakers rejected the plan for the harbour.', ['The bakers > reject > the plan for the harbour']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
