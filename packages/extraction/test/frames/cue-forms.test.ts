import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a verb that looks like a noun is one where only a verb can stand', async (t) => {
  const cases: ReportCase[] = [
    ['The paper notes that the mill is safe.', ['The paper > assert > the mill is safe']],
    ['The bakers claim they were misled.', ['The bakers > assert > they were misled']],
    ['They have alleged that the mill was unsafe.', ['They > accuse > the mill was unsafe']],
    ['She is promising to open the mill.', ['She > commit > to open the mill']],
    ['Many say the mill is safe.', ['Many > assert > the mill is safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a noun stays a noun', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers had a say in the matter.', []],
    ['The start was promising.', []],
    ['The notes that Ada Lund kept were lost.', []],
    ['The plans were a matter for the bakers.', []],
    ['The claims that nobody read were lost.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
