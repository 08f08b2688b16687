import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('what is agreed to on a condition alone is a demand', async (t) => {
  const cases: ReportCase[] = [
    [
      'Norland will accept the canal fund only if the tolls fall.',
      ['Norland > demand > the canal fund only if the tolls fall'],
    ],
    [
      'The bakers agreed to the offer only on condition that the mill stays.',
      ['The bakers > demand > the offer only on condition that the mill stays'],
    ],
    [
      'There could be an inquiry, Ada Lund said, but only after an apology.',
      ['Ada Lund > demand > There could be an inquiry | but only after an apology'],
    ],
    [
      'Norland would agree to talks only if the drones are grounded.',
      ['Norland > demand > talks only if the drones are grounded'],
    ],
    [
      '“We will sign, but only if they sign first,” Ada Lund said.',
      ['Ada Lund > demand > We will sign, but only if they sign first'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('other uses of “only” are none', async (t) => {
  const cases: ReportCase[] = [
    ['Norland accepted only the canal fund.', ['Norland > accept > the canal fund']],
    ['The bakers agreed to only one thing.', ['The bakers > accept > only one thing']],
    ['Ada Lund said that only if asked would she speak.', ['Ada Lund > assert > only if asked would she speak']],
    ['The mill opens only on Mondays, Ada Lund said.', ['Ada Lund > assert > The mill opens only on Mondays']],
    ['Norland agreed to the offer if only for a week.', ['Norland > accept > the offer if only for a week']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
