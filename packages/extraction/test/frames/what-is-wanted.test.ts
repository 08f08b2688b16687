import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('“what they want is …” and “all they ask is …” are demands', async (t) => {
  const cases: ReportCase[] = [
    ['What the drivers want is a rest day.', ['the drivers > demand > a rest day']],
    ['All the guild asks is that the toll be halved.', ['the guild > demand > the toll be halved']],
    ['What Norland wants is simple: a share of the toll.', ['Norland > demand > a share of the toll']],
    ['What the crews demand is the return of the tugs.', ['the crews > demand > the return of the tugs']],
    ['What the bakers ask for is higher pay.', ['the bakers > demand > higher pay']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what stays open, or is a wish for oneself, demands nothing', async (t) => {
  const cases: ReportCase[] = [
    ['What the crews want is unclear.', []],
    ['What the crews want is a mystery.', []],
    ['What Ada Lund wants is to win.', []],
    ['What the guild built is a mill.', []],
    ['All the crews were tired.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
