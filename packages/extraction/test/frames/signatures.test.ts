import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who signs a quotation at the end of its line speaks it', async (t) => {
  const cases: ReportCase[] = [
    [
      '“Norland must lower the tolls now.” – Ada Lund, baker',
      ['Ada Lund > demand > Norland must lower the tolls now.'],
    ],
    ['“Nobody asked us about the tolls.” ― Bo Lind.', ['Bo Lind > assert > Nobody asked us about the tolls.']],
    [
      '“We are proud of the old mill.” — Ada Lund of the bakers’ union',
      ['Ada Lund > assert > We are proud of the old mill.'],
    ],
    ['“The locks stay shut for us.” -- Bo Lind, pilot', ['Bo Lind > assert > The locks stay shut for us.']],
    ['“We will not pay for the harbour.” ~ Ada Lund', ['Ada Lund > reject > We will not pay for the harbour.']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what goes on behind a dash signs nothing', async (t) => {
  const cases: ReportCase[] = [
    ['“The mill” – Ada Lund’s first film – opened on Monday.', []],
    ['“We will pay” – that was all.', []],
    ['The mill – “a ruin” – Ada Lund sold.', []],
    ['“Mill Street” – 4 stars', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
