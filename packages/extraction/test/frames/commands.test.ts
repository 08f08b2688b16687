import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a command is a demand, whoever tells it and in whatever order', async (t) => {
  const cases: ReportCase[] = [
    ['Keep the school open, dozens of parents told the board.', ['dozens of parents > demand > Keep the school open']],
    [
      'Stop the shelling, open the road, and let the buses through, the archbishop begged.',
      ['the archbishop > demand > Stop the shelling, open the road, and let the buses through'],
    ],
    ['Leave the harbour now, Norland warned the trawlers.', ['Norland > demand > Leave the harbour now']],
    ['“Fund our schools,” Ada Lund said.', ['Ada Lund > demand > Fund our schools']],
    [
      'Cautioned twice, the premier cautioned lenders against calling in the loans.',
      ['the premier > demand > lenders against calling in the loans'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what begins with a verb and tells nobody to do anything is none', async (t) => {
  const cases: ReportCase[] = [
    ['Left alone, the union warned, the firm would fail.', ['the union > predict > Left alone | the firm would fail']],
    ['“Look at the harbour,” Ada Lund said.', ['Ada Lund > assert > Look at the harbour']],
    ['“Imagine a mill without water,” Ada Lund said.', ['Ada Lund > assert > Imagine a mill without water']],
    ['“Don’t worry about the canal,” Ada Lund said.', ['Ada Lund > assert > Don’t worry about the canal']],
    ['The bank warned of floods.', ['The bank > predict > floods']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
