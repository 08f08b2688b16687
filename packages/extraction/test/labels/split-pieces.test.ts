import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('a firm demand behind the report of a quotation stands alone', async (t) => {
  const cases: ReportCase[] = [
    [
      '“The tolls are a burden,” Ada Lund said. “Norland must lower them by Friday.”',
      ['Ada Lund > assert > The tolls are a burden', 'Ada Lund > demand > Norland must lower them by Friday.'],
    ],
    [
      '“It was a long night,” the mayor said. “We demand the release of the crew.”',
      ['the mayor > assert > It was a long night', 'the mayor > demand > We demand the release of the crew.'],
    ],
    [
      '“The mill has burned,” Ada Lund said. “They will rebuild it, and they must pay.”',
      ['Ada Lund > assert > The mill has burned', 'Ada Lund > demand > They will rebuild it, and they must pay.'],
    ],
    [
      '“We want the crew back now,” Ada Lund said. “Norland must let them go.”',
      ['Ada Lund > demand > We want the crew back now | Norland must let them go.'],
    ],
    [
      '“The locks are shut,” Ada Lund said. “We will not talk until they open.”',
      ['Ada Lund > assert > The locks are shut', 'Ada Lund > demand > We will not talk until they open.'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('other pieces stay one claim', async (t) => {
  const cases: ReportCase[] = [
    [
      '“The tolls are a burden,” Ada Lund said. “They have always been one.”',
      ['Ada Lund > assert > The tolls are a burden | They have always been one.'],
    ],
    [
      '“The tolls are a burden,” Ada Lund said. “We must bear it together.”',
      ['Ada Lund > demand > The tolls are a burden | We must bear it together.'],
    ],
    [
      '“The tolls are a burden,” Ada Lund said. “You have to understand that.”',
      ['Ada Lund > assert > The tolls are a burden | You have to understand that.'],
    ],
    [
      '“Norland must open the locks,” Ada Lund said. “They have been shut for a year.”',
      ['Ada Lund > demand > Norland must open the locks | They have been shut for a year.'],
    ],
    [
      '“The mill is old,” Ada Lund said. “It must be a hundred years old.”',
      ['Ada Lund > assert > The mill is old | It must be a hundred years old.'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
