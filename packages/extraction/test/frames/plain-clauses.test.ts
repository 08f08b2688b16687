import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what is said is a clause, whatever the tagger takes its verb for', async (t) => {
  const cases: ReportCase[] = [
    [
      'Lund said each year of school yields a tenth more pay.',
      ['Lund > assert > each year of school yields a tenth more pay'],
    ],
    [
      'Ada Lund, a spokeswoman for the bakers, said the mill and the harbour had always been safe.',
      ['Ada Lund > assert > the mill and the harbour had always been safe'],
    ],
    [
      'The plan, an inside source said, is to sell the mill.',
      ['an inside source > assert > The plan | is to sell the mill'],
    ],
    [
      'Norland is on firm ground attacking the bakers, Ada Lund said Monday.',
      ['Ada Lund > assert > Norland is on firm ground attacking the bakers'],
    ],
    ['Ada Lund said the bakers fear more from the tolls.', ['Ada Lund > assert > the bakers fear more from the tolls']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a word or two behind the verb, and a speaker behind it, are none', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund said yes.', []],
    ['The mill is safe, said Ada Lund and Bo Lind.', ['Ada Lund and Bo Lind > assert > The mill is safe']],
    ['Ada Lund said the same of the mill.', []],
    ['The tolls are fair, said the mayor, a baker by trade.', ['the mayor > assert > The tolls are fair']],
    ['The bakers said so on Monday.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
