import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('somebody is told or asked to do, for or about something', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers asked her to open the mill.', ['The bakers > demand > her to open the mill']],
    ['The bakers told her to open the mill.', ['The bakers > demand > her to open the mill']],
    ['The bakers asked for an inquiry.', ['The bakers > demand > an inquiry']],
    ['Ada Lund asked the mayor about the mill.', ['Ada Lund > assert > the mill']],
    ['Ada Lund warned the bakers about the mill.', ['Ada Lund > predict > the mill']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('asking whether and telling that are no demands', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers asked whether the mill was open.', ['The bakers > assert > whether the mill was open']],
    ['Ada Lund told the bakers that the mill was open.', ['Ada Lund > assert > the mill was open']],
    ['Ada Lund was asked to leave.', []],
    ['Asked about the mill, Ada Lund left.', []],
    ['People told on Monday left.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
