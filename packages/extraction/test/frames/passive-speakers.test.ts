import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a description may stand between the speaker of a passive report and what was said', async (t) => {
  const cases: ReportCase[] = [
    ['The pilots were accused by Bo Lind, who runs the harbour, of stalling.', ['Bo Lind > accuse > of stalling']],
    [
      'The pilots were accused by Colonel Bo Lind, spokesman for the ministry, of having shut the locks.',
      ['Colonel Bo Lind > accuse > of having shut the locks'],
    ],
    ['The bakers were told by the ministry that the water was clean.', ['the ministry > assert > the water was clean']],
    ['The bakers were urged by the mayor, Ada Lund, to stay.', ['the mayor > demand > to stay']],
    [
      'Both firms have been asked by the state holding company to keep the mill.',
      ['the state holding company > demand > to keep the mill'],
    ],
    ['The plan was rejected by the bakers, who own the mill.', ['the bakers > reject > The plan']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
