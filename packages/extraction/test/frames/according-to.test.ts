import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('whose words they are stands before, within or behind them', async (t) => {
  const cases: ReportCase[] = [
    ['The mill, according to Ada Lund, was safe.', ['Ada Lund > assert > The mill | was safe']],
    ['The mill, in the words of Ada Lund, was safe.', ['Ada Lund > assert > The mill | was safe']],
    ['In the view of Ada Lund, the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The mill was safe, in the opinion of Ada Lund.', ['Ada Lund > assert > The mill was safe']],
    [
      '“The mill is safe,” Ada Lund said, according to the Gazette.',
      ['the Gazette > assert > “The mill is safe,” Ada Lund said', 'Ada Lund > assert > The mill is safe'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is done by a plan is said by nobody', async (t) => {
  const cases: ReportCase[] = [
    ['The mill was opened according to the timetable.', []],
    ['The bakers stood in the way of Ada Lund.', []],
    ['In the words there was hope.', []],
    ['The bakers did as noted on Monday.', []],
    ['The mill was built according to the rules.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
