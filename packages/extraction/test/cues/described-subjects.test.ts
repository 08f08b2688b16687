import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('a described name demands, whatever the tag', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund, president of the bakers, demands an inquiry.', ['Ada Lund > demand > an inquiry']],
    [
      'Dame Ada Lund, Chair of the Board, demands that Norland correct its statement.',
      ['Dame Ada Lund > demand > Norland correct its statement'],
    ],
    ['Bo Lind, a pilot, claims that the locks are shut.', ['Bo Lind > assert > the locks are shut']],
    ['Ada Lund, head of the mill, promises to open it.', ['Ada Lund > commit > to open it']],
    ['Ada Lund, a baker, reports that the mill burned.', ['Ada Lund > assert > the mill burned']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('lists of nouns behind a name are none', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund, promises, threats and demands.', []],
    ['The mayor met Ada Lund, whose claims, demands and reports were read.', []],
    ['Ada Lund, the claims of the bakers in hand, left.', []],
    ['Wages, demands of the bakers, rose.', []],
    ['Ada Lund, Bo Lind, demands and all, left.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
