import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('who marches, holds out or strikes for a thing demands it, and so does who acts "to demand" it', async (t) => {
  const cases: ReportCase[] = [
    ['Protesters marched for higher wages.', ['Protesters > demand > higher wages']],
    ['The crews are holding out for a ten per cent rise.', ['The crews > demand > a ten per cent rise']],
    ['Parents are campaigning for a new bus.', ['Parents > demand > a new bus']],
    ['Tenants took to the streets to demand lower rents.', ['Tenants > demand > lower rents']],
    ['Thousands rallied to demand an end to the war.', ['Thousands > demand > an end to the war']],
    ['The premier pressed Ostmark to open the dam.', ['The premier > demand > Ostmark to open the dam']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('near misses demand nothing', async (t) => {
  const texts = [
    'Soldiers marched for two hours through the town.',
    'Ada Lund fought for her life in hospital.',
    'Ada Lund held out for ten minutes.',
    'Shares rallied for a third day.',
    'The union struck for three days in May.',
    'Ada Lund leaned on the bar.',
    'The director directed a film about the harbour.',
  ]
  for (const text of texts) {
    const demands = (await readReports(text)).filter((report) => report.includes('> demand >'))
    t.strictSame(demands, [], text)
  }
})

t.test('calls that are joined demand what they call for, those rejected are an object', async (t) => {
  const cases: ReportCase[] = [
    ['The envoy joined calls for a truce.', ['The envoy > demand > a truce']],
    ['Valadas rejected calls to end the strike.', ['Valadas > reject > calls to end the strike']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
