import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what is somebody’s demand, condition or red line is demanded by them', async (t) => {
  const cases: ReportCase[] = [
    ['A new roster is the pilots’ chief demand.', ['the pilots > demand > A new roster']],
    ['The release of the crew is Norland’s first condition for talks.', ['Norland > demand > The release of the crew']],
    ['Foreign troops in the harbour are a red line for Norland.', ['Norland > demand > Foreign troops in the harbour']],
    ['Top of the parents’ list is a new bus.', ['the parents > demand > a new bus']],
    ['High on the guild’s wish list is a ban on night shifts.', ['the guild > demand > a ban on night shifts']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is no demand, or of nobody, is none', async (t) => {
  const cases: ReportCase[] = [
    ['The toll is not the pilots’ demand.', []],
    ['That is the pilots’ main demand.', []],
    ['The weather is a condition of the harbour.', []],
    ['The ferry is high on the visitors’ list.', []],
    ['The line at the baker’s is long.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
