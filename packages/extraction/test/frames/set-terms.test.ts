import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who makes one thing the condition of another, or fixes the latest day, demands it', async (t) => {
  const cases: ReportCase[] = [
    ['The bank made the loan conditional on the sale of two mills.', ['The bank > demand > the sale of two mills']],
    ['Sudland made the release of its crew a precondition for talks.', ['Sudland > demand > the release of its crew']],
    [
      'The council set 30 June as the deadline for answers.',
      ['The council > demand > 30 June as the deadline for answers'],
    ],
    [
      'The locks are shut, Ada Lund said, setting Friday noon as the latest moment for an answer.',
      ['Ada Lund > assert > The locks are shut', 'Ada Lund > demand > Friday noon as the latest moment for an answer'],
    ],
    ['The judge gave both sides until noon on Monday.', ['The judge > demand > both sides until noon on Monday']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('calls and ultimatums that are issued, renewed or joined ask for what follows', async (t) => {
  const cases: ReportCase[] = [
    ['The guild renewed its call for a lower toll.', ['its > demand > a lower toll']],
    ['The council issued a call for a new ballot.', ['The council > demand > a call for a new ballot']],
    ['The crews joined a call to close the mill.', ['The crews > demand > a call to close the mill']],
    ['Sudland issued an ultimatum to the garrison.', ['Sudland > demand > an ultimatum to the garrison']],
    ['The mayor made an appeal for calm.', ['The mayor > demand > an appeal for calm']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is made, set, given or called otherwise demands nothing', async (t) => {
  const cases: ReportCase[] = [
    ['The bank made the loan in June.', []],
    ['The mill is in a condition for sale.', []],
    ['The council set the table as the guests came.', []],
    ['The judge gave both sides a cup of tea.', []],
    ['The mayor made a call to her office.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('terms set beside what is said stand alone', async (t) => {
  const cases: ReportCase[] = [
    [
      'The guild said it would not return until the port drops the tolls, and gave the board until Friday to answer.',
      [
        'The guild > demand > it would not return until the port drops the tolls',
        'The guild > demand > the board until Friday to answer',
      ],
    ],
    [
      'The guild rejected the tolls and gave the board until Friday to answer.',
      ['The guild > reject > the tolls', 'The guild > demand > the board until Friday to answer'],
    ],
    [
      'Ada Lund said the board had met the crews and gave them a list.',
      ['Ada Lund > assert > the board had met the crews and gave them a list'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
