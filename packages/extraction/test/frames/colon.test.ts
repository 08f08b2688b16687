import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who stands before a colon and a quotation speaks it, however described', async (t) => {
  const cases: ReportCase[] = [
    [
      'Goran Lind, its leader: “Words blow away at the first storm. I want ink.”',
      ['Goran Lind > assert > Words blow away at the first storm. I want ink.'],
    ],
    ['Ada Lund, who runs the mill: “We will stay here.”', ['Ada Lund > commit > We will stay here.']],
    ['Mrs Lund: «That is a lie».', ['Mrs Lund > deny > That is a lie']],
    ['The mayor’s lawyer: “Nothing was signed.”', ['The mayor’s lawyer > assert > Nothing was signed.']],
    ['Bo Lind of the bakers’ union: “Nobody asked us.”', ['Bo Lind of the bakers’ union > assert > Nobody asked us.']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is no person before a colon speaks nothing', async (t) => {
  const cases: ReportCase[] = [
    ['Key questions: “Who pays?” and “Who speaks?” are open.', []],
    ['The result, which nobody saw coming: “zero”.', []],
    ['She had one wish: “peace” in the harbour.', []],
    ['The mill sold three things: bread, flour and salt.', []],
    ['Update: “The mill” has closed its doors.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
