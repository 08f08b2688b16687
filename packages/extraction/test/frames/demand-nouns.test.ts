import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what a demand, condition or red line is, or includes, is demanded by whose it is', async (t) => {
  const cases: ReportCase[] = [
    ['The guild’s demands include a doctor on board.', ['The guild > demand > a doctor on board']],
    ['A key demand of the growers is a minimum price.', ['the growers > demand > a minimum price']],
    ['Among the crews’ conditions is a new roster.', ['the crews > demand > a new roster']],
    [
      'The bakers’ demands: a rest day and an end to fines.',
      ['The bakers > demand > a rest day', 'The bakers > demand > an end to fines'],
    ],
    [
      'Sudland laid down two conditions: a truce and the release of the crew.',
      ['Sudland > demand > a truce', 'Sudland > demand > the release of the crew'],
    ],
    ['The teachers’ claim, lodged in June, was for 6.5 per cent.', ['The teachers > demand > 6.5 per cent']],
    ['The guild has one demand: that the board resign.', ['The guild > demand > the board resign']],
    ['Norland answered with a demand of its own, that the board resign.', ['Norland > demand > the board resign']],
    ['The guild’s position is that the rosters must be torn up.', ['The guild > demand > the rosters must be torn up']],
    ['Norland’s main condition is that the locks be opened.', ['Norland > demand > the locks be opened']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is only said of demands, or of other conditions, demands nothing', async (t) => {
  const cases: ReportCase[] = [
    ['The guild’s demands are unreasonable.', []],
    ['The guild’s demand is a joke.', []],
    ['Their demands are the reason for the delay.', []],
    ['The crews’ demands were met.', []],
    ['The guild’s claims are unfounded.', []],
    ['The guild’s claim: a bus is late.', []],
    ['The patient’s condition is stable.', []],
    ['Weather conditions: rain and wind.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
