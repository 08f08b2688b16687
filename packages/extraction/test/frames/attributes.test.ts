import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a participle that says of what kind a thing is reports nothing', async (t) => {
  const cases: ReportCase[] = [
    ['The pledged sums were paid.', []],
    ['Sums were paid in pledged goods.', []],
    ['A firm called Lund Brothers built the mill.', []],
    ['The so-called friends of the mill left.', []],
    ['She is known as a baker.', []],
    ['He spoke to the bakers on Monday.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the same verbs report where somebody speaks', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers pledged to pay.', ['The bakers > commit > to pay']],
    ['Ada Lund called the plan “a farce.”', ['Ada Lund > assert > the plan “a farce.”']],
    ['He spoke freely about the mill.', ['He > assert > the mill']],
    ['He spoke to the bakers about the mill.', ['He > assert > the mill']],
    ['The sign read, “The mill is closed.”', ['The sign > assert > The mill is closed.']],
    ['As the mayor put it, the mill was safe.', ['the mayor > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
