import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what one cue asks for is cut into what could be granted apart', async (t) => {
  const cases: ReportCase[] = [
    [
      'The union called for higher tolls, a ban on trawls and a public register.',
      [
        'The union > demand > higher tolls',
        'The union > demand > a ban on trawls',
        'The union > demand > a public register',
      ],
    ],
    [
      'The union demanded a rest of eleven hours, the payment of overtime and the appointment of a mediator.',
      [
        'The union > demand > a rest of eleven hours',
        'The union > demand > the payment of overtime',
        'The union > demand > the appointment of a mediator',
      ],
    ],
    [
      'The union is demanding a pay rise, an end to forced overtime and the restoration of pensions.',
      [
        'The union > demand > a pay rise',
        'The union > demand > an end to forced overtime',
        'The union > demand > the restoration of pensions',
      ],
    ],
    [
      'Norland demanded an apology from the firm and the release of the crew.',
      ['Norland > demand > an apology from the firm', 'Norland > demand > the release of the crew'],
    ],
    [
      'Ada Lund called on Norland to open the locks and release the crew.',
      ['Ada Lund > demand > Norland to open the locks', 'Ada Lund > demand > release the crew'],
    ],
    [
      'Ada Lund urged both sides to accept a mediator and to answer her within two weeks.',
      ['Ada Lund > demand > both sides to accept a mediator', 'Ada Lund > demand > to answer her within two weeks'],
    ],
    [
      'The union wants 9 per cent, a shorter week and an apology from the firm.',
      [
        'The union > demand > 9 per cent',
        'The union > demand > a shorter week',
        'The union > demand > an apology from the firm',
      ],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what belongs to one thing asked for is not cut', async (t) => {
  const cases: ReportCase[] = [
    ['Norland demanded an end to the tolls and the fees.', ['Norland > demand > an end to the tolls and the fees']],
    [
      'Norland called for talks with Sudland, Ostmark and the bakers.',
      ['Norland > demand > talks with Sudland, Ostmark and the bakers'],
    ],
    [
      'Norland demanded a deal between the bakers and the pilots.',
      ['Norland > demand > a deal between the bakers and the pilots'],
    ],
    ['Ada Lund urged both sides to stop and think.', ['Ada Lund > demand > both sides to stop and think']],
    [
      'Norland called for the release of the pilots and bakers.',
      ['Norland > demand > the release of the pilots and bakers'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
