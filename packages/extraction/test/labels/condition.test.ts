import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('what a side will do only if another acts is a demand', async (t) => {
  const cases: ReportCase[] = [
    [
      'The union will not return to work until the rosters are withdrawn, Ada Lund said.',
      ['Ada Lund > demand > The union will not return to work until the rosters are withdrawn'],
    ],
    [
      '“We will not talk until they open the sluices,” Ada Lund said.',
      ['Ada Lund > demand > We will not talk until they open the sluices'],
    ],
    [
      'There will be no talks unless the blockade is lifted, the mayor said.',
      ['the mayor > demand > There will be no talks unless the blockade is lifted'],
    ],
    [
      'Norland would sign only if the tolls fall, Ada Lund said.',
      ['Ada Lund > demand > Norland would sign only if the tolls fall'],
    ],
    [
      'The firm has until Friday to answer, the ministry said.',
      ['the ministry > demand > The firm has until Friday to answer'],
    ],
    [
      'The league will join the government only if the week becomes shorter, its leader said.',
      ['its leader > demand > The league will join the government only if the week becomes shorter'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('forecasts, dates and threats are none', async (t) => {
  const cases: ReportCase[] = [
    [
      'Rates will not fall until trade recovers, the bank said.',
      ['the bank > predict > Rates will not fall until trade recovers'],
    ],
    [
      'The mill will not open until Friday, the mayor said.',
      ['the mayor > predict > The mill will not open until Friday'],
    ],
    [
      'The library will open only on Mondays, the mayor said.',
      ['the mayor > predict > The library will open only on Mondays'],
    ],
    [
      'Unless they open the sluices, we will cut the road, Ada Lund said.',
      ['Ada Lund > threaten > Unless they open the sluices, we will cut the road'],
    ],
    [
      '“They will not stop until the mill is gone,” Ada Lund said.',
      ['Ada Lund > predict > They will not stop until the mill is gone'],
    ],
    [
      'The bakers will talk if the mayor comes, Ada Lund said.',
      ['Ada Lund > predict > The bakers will talk if the mayor comes'],
    ],
    [
      'Norland would end the strike only after reaching its goals, Ada Lund said.',
      ['Ada Lund > predict > Norland would end the strike only after reaching its goals'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
