import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('what stays undone, or makes no sense, until others move is a demand', async (t) => {
  const cases: ReportCase[] = [
    [
      '“We are not leaving until we have it in writing,” Ada Lund said.',
      ['Ada Lund > demand > We are not leaving until we have it in writing'],
    ],
    [
      '“Nobody goes home until the roster is changed,” Ada Lund said.',
      ['Ada Lund > demand > Nobody goes home until the roster is changed'],
    ],
    [
      'Norland said it would hold back the next group of prisoners until Sudland let in the convoys.',
      ['Norland > demand > it would hold back the next group of prisoners until Sudland let in the convoys'],
    ],
    [
      'Norland has said that the gates will stay shut until the militia accepts monitors.',
      ['Norland > demand > the gates will stay shut until the militia accepts monitors'],
    ],
    [
      '“We shall come back on one condition, which is that the crew walks free,” Ada Lund said.',
      ['Ada Lund > demand > We shall come back on one condition, which is that the crew walks free'],
    ],
    [
      '“Until they put it in writing, there is nothing to take to our members,” Ada Lund said.',
      ['Ada Lund > demand > Until they put it in writing, there is nothing to take to our members'],
    ],
    [
      'The pilots say they will not fly until a deal is signed.',
      ['The pilots > demand > they will not fly until a deal is signed'],
    ],
    ['“Not without the crew,” Ada Lund said.', ['Ada Lund > demand > Not without the crew']],
    [
      'Ada Lund said that his offer to meet remained open, provided pickets left the gates.',
      [
        'Ada Lund > demand > his offer to meet remained open, provided pickets left the gates',
        'his > propose > to meet',
      ],
    ],
    [
      'Ada Lund said that if there’s a signed pledge by six, the strike can still be called off.',
      ['Ada Lund > demand > if there’s a signed pledge by six, the strike can still be called off'],
    ],
    [
      'The islanders said they would refuse to leave the hall until they got a vote.',
      ['The islanders > demand > they would refuse to leave the hall until they got a vote'],
    ],
    [
      '“It’s not acceptable unless the crew is home,” Ada Lund said.',
      ['Ada Lund > demand > It’s not acceptable unless the crew is home'],
    ],
    [
      '“Anything less than a ballot is an insult,” Ada Lund said.',
      ['Ada Lund > demand > Anything less than a ballot is an insult'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('days, weather and difficulties are no conditions', async (t) => {
  const cases: ReportCase[] = [
    ['“We are not leaving until Friday,” Ada Lund said.', ['Ada Lund > assert > We are not leaving until Friday']],
    [
      'Ada Lund said the gates would stay shut until the water fell.',
      ['Ada Lund > predict > the gates would stay shut until the water fell'],
    ],
    [
      'Ada Lund said she was holding back the letter until Friday.',
      ['Ada Lund > assert > she was holding back the letter until Friday'],
    ],
    ['“Nobody moves in this heat,” Ada Lund said.', ['Ada Lund > assert > Nobody moves in this heat']],
    [
      '“Talks are difficult without a mediator,” Ada Lund said.',
      ['Ada Lund > assert > Talks are difficult without a mediator'],
    ],
    ['“Nothing but a miracle can save it,” Ada Lund said.', ['Ada Lund > assert > Nothing but a miracle can save it']],
    ['“It is less than a mile,” Ada Lund said.', ['Ada Lund > assert > It is less than a mile']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
