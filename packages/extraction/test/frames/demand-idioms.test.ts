import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('idioms of demanding ask for what stands behind them', async (t) => {
  const cases: ReportCase[] = [
    ['Norland drew a red line at foreign troops in the harbour.', ['Norland > demand > foreign troops in the harbour']],
    ['The crews threw their weight behind a call for an inquiry.', ['The crews > demand > an inquiry']],
    [
      'The envoy put the onus on the rebels to lay down their arms first.',
      ['The envoy > demand > the rebels to lay down their arms first'],
    ],
    [
      'Sudland conditioned its signature on the reopening of the locks.',
      ['Sudland > demand > the reopening of the locks'],
    ],
    ['Norland tied its consent to the return of the crew.', ['Norland > demand > the return of the crew']],
    ['The pilots are after a bigger share of the fees.', ['The pilots > demand > a bigger share of the fees']],
    [
      'The growers made it a condition of any truce that the wells be reopened.',
      ['The growers > demand > the wells be reopened'],
    ],
    ['The guild set the firm a deadline of 1 July.', ['The guild > demand > the firm a deadline of 1 July']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the same verbs without their idiom demand nothing', async (t) => {
  const cases: ReportCase[] = [
    ['Norland drew a map of the harbour.', []],
    ['The crews threw their nets behind the boat.', []],
    ['The envoy put the letter on the table.', []],
    ['Sudland tied its boats to the quay.', []],
    ['The pilot was after his dog.', []],
    ['The police are looking for a man in a red coat.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
