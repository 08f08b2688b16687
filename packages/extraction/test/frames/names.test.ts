import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what the tagger cut or took for a verb is a name where one speaks', async (t) => {
  const cases: ReportCase[] = [
    ['Jonas Weld (D-Wis.) said the mill was safe.', ['Jonas Weld > assert > the mill was safe']],
    ['Will Dorn said the mill was safe.', ['Will Dorn > assert > the mill was safe']],
    ['The mill was safe, said Will Dorn.', ['Will Dorn > assert > The mill was safe']],
    ['Jolly said the mill was safe.', ['Jolly > assert > the mill was safe']],
    ['“The mill is safe,” said Cross, a baker.', ['Cross > assert > The mill is safe']],
    ['He’s said the mill was safe.', ['He > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what only looks so is none', async (t) => {
  const cases: ReportCase[] = [
    ['The mill opened. Ada Lund said it was safe.', ['Ada Lund > assert > it was safe']],
    ['Will the mill open?', []],
    ['Later the mayor said the mill was safe.', ['the mayor > assert > the mill was safe']],
    ['It is said that the mill is safe.', []],
    ['The mill’s said to be safe.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
