import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what a side will do only on a condition, told as a fact, is its demand', async (t) => {
  const cases: ReportCase[] = [
    [
      'Norland will not sign until the guns are withdrawn.',
      ['Norland > demand > will not sign until the guns are withdrawn'],
    ],
    [
      'The members won’t go back to work unless the roster is torn up.',
      ['The members > demand > won’t go back to work unless the roster is torn up'],
    ],
    [
      'Norland will return to the table only if the blockade ends.',
      ['Norland > demand > will return to the table only if the blockade ends'],
    ],
    [
      'Mayor Ada Lund will not vote for the budget unless the mill is saved.',
      ['Mayor Ada Lund > demand > will not vote for the budget unless the mill is saved'],
    ],
    ['The rebels will not disarm without a guarantee.', ['The rebels > demand > will not disarm without a guarantee']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('dates, things and what others do are no conditions', async (t) => {
  const cases: ReportCase[] = [
    ['The bridge will not open until the paint is dry.', []],
    ['Norland will not sign until further notice.', []],
    ['The crew would come home without the captain.', []],
    ['Norland will sign.', []],
    ['The price will fall only if it rains.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
