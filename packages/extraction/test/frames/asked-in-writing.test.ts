import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who is asked, told or warned to act, however the words stand', async (t) => {
  const cases: ReportCase[] = [
    ['The ministry told Ostmark to back off.', ['The ministry > demand > Ostmark to back off']],
    ['Norland warned Ostmark to leave the bay.', ['Norland > demand > Ostmark to leave the bay']],
    ['The board instructed heads to submit plans.', ['The board > demand > heads to submit plans']],
    ['Ministers were urged on Tuesday by 30 mayors to suspend the levy.', ['30 mayors > demand > to suspend the levy']],
    [
      'The mayors signed a letter urging the premier to veto the bill.',
      ['The mayors > demand > the premier to veto the bill'],
    ],
    ['The ministry is seeking a longer truce.', ['The ministry > demand > a longer truce']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('near misses ask nobody', async (t) => {
  const texts = [
    'The ministry warned of floods.',
    'The mayor called on the widow in the evening.',
    'The ministry wrote a letter.',
    'Ministers were seen on Tuesday by 30 mayors.',
    'The ministry seeks to calm the crews.',
  ]
  for (const text of texts) {
    const demands = (await readReports(text)).filter((report) => report.includes('> demand >'))
    t.strictSame(demands, [], text)
  }
})
