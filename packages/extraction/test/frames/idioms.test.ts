import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what a noun is said to be, and what somebody has to say, is reported', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund had this to say: “The mill is safe.”', ['Ada Lund > assert > The mill is safe.']],
    ['The view of the mayor is that the mill is safe.', ['the mayor > assert > the mill is safe']],
    ['Her claim is that the mill is safe.', ['Her > assert > the mill is safe']],
    ['The bakers’ boldest claim was that the mill was sold.', ['The bakers > assert > the mill was sold']],
    ['As Ada Lund put it, the mill was safe.', ['Ada Lund > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a noun that is something else, and what is to be done, is not', async (t) => {
  const cases: ReportCase[] = [
    ['The view of the harbour is fine.', []],
    ['The bakers had this to do.', []],
    ['The price of the mill is that of a house.', []],
    ['The claim of the firm was rejected.', []],
    ['The mayor put it on the table.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
