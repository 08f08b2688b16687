import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('a verb of speaking at the end of its report is one, whatever its tag', async (t) => {
  const cases: ReportCase[] = [
    [
      'The mayor must open the locks, their spokesman Bo Lind demands.',
      ['their spokesman Bo Lind > demand > The mayor must open the locks'],
    ],
    [
      'They should come anyway, demands Bo Lind, 23, who runs the mill.',
      ['Bo Lind > demand > They should come anyway'],
    ],
    ['The mill is to be sold, claims his lawyer.', ['his lawyer > assert > The mill is to be sold']],
    [
      'The mill is open all week, the baker Ada Lund points out.',
      ['the baker Ada Lund > assert > The mill is open all week'],
    ],
    ['The figure was nine, Lund shot back.', ['Lund > assert > The figure was nine']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('nouns that look like verbs of speaking stay nouns', async (t) => {
  const cases: ReportCase[] = [
    ['The claims, demands and reports of the bakers filled the hall.', []],
    ['Ada Lund sold her shares, claims and rights in the mill.', []],
    ['The tolls rose, reports of unrest grew and the bakers left.', []],
    ['The mill met its demands, the bakers left.', []],
    ['Ada Lund read the news, reports and letters.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
