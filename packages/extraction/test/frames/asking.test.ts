import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who is asked, and an insertion, may stand between a cue and what is asked for', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund had asked Norland for one month.', ['Ada Lund > demand > one month']],
    [
      'The bakers have asked the mayor for proof by the end of April.',
      ['The bakers > demand > proof by the end of April'],
    ],
    [
      "The envoy asked that her crew's papers be returned at once.",
      ["The envoy > demand > her crew's papers be returned at once"],
    ],
    [
      'The union called, in a letter to the mayor, for talks on the tolls.',
      ['The union > demand > talks on the tolls'],
    ],
    [
      'The bakers asked both of them to keep quiet about the tolls.',
      ['The bakers > demand > both of them to keep quiet about the tolls'],
    ],
    [
      'The minister asked both firms “to think of winter”.',
      ['The minister > demand > both firms “to think of winter”'],
    ],
    [
      'The two sides request the press not to film the locks.',
      ['The two sides > demand > the press not to film the locks'],
    ],
    ['The bakers have asked in turn for a new mill.', ['The bakers > demand > a new mill']],
    ['The bakers had insisted throughout on a new mill.', ['The bakers > demand > a new mill']],
    ['The bakers demanded, among other things, a new mill.', ['The bakers > demand > a new mill']],
    ['The mayor would like Norland to open the locks.', ['The mayor > demand > Norland to open the locks']],
    ['The bakers dared the mayor to call a vote.', ['The bakers > demand > the mayor to call a vote']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('asking about something, liking it and calling demand nothing', async (t) => {
  const cases: ReportCase[] = [
    ['The bakers asked about the tolls.', ['The bakers > assert > the tolls']],
    ['The bakers asked the mayor about the tolls.', ['The bakers > assert > the tolls']],
    ['The bakers asked whether the mill was safe.', ['The bakers > assert > whether the mill was safe']],
    ['The mayor would like to open the locks.', []],
    ['The bakers like the mayor.', []],
    ['It looks like the mill is open.', []],
    ['The union called, and the mayor left for the harbour.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
