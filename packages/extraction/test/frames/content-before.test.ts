import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what was said may stand before, around and behind the report', async (t) => {
  const cases: ReportCase[] = [
    ['But, Ada Lund said, the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['As Ada Lund said, the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The mill was safe, as Ada Lund said on Monday.', ['Ada Lund > assert > The mill was safe']],
    ['Instead, Ada Lund told the Gazette, the mill was safe.', ['Ada Lund > assert > Instead | the mill was safe']],
    ['The mill was safe, Ada Lund insisted during a tour of the works.', ['Ada Lund > assert > The mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('“as” gives a reason too, and what a name is goes not with the words', async (t) => {
  const cases: ReportCase[] = [
    ['As Ada Lund knew little, the mill was closed.', ['Ada Lund > assert > little']],
    ['The mill was safe, said Ada Lund, a baker who runs it.', ['Ada Lund > assert > The mill was safe']],
    ['The mill, Ada Lund’s, was safe.', []],
    ['But the mill, as a rule, was safe.', []],
    ['Ada Lund sang as the mayor spoke.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
