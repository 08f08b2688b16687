import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a described subject before the verb has what follows for its object', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund, president of the bakers, demanded an inquiry.', ['Ada Lund > demand > an inquiry']],
    ['Ada Lund, who runs the mill, demanded an inquiry.', ['Ada Lund > demand > an inquiry']],
    ['Norland, which borders Sudland, confirmed the deal.', ['Norland > assert > the deal']],
    ['The union, whose members walked out on Monday, proposed a new date.', ['The union > propose > a new date']],
    ['The mayor, who sold the mill, promised a new oven.', ['The mayor > commit > a new oven']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a speaker behind the verb is no object', async (t) => {
  const cases: ReportCase[] = [
    ['The deal is done, confirmed the mayor.', ['the mayor > assert > The deal is done']],
    [
      'The tolls will fall, announced the Ministry of Ports.',
      ['the Ministry of Ports > predict > The tolls will fall'],
    ],
    ['The mill is safe, promised Ada Lund, the mayor.', ['Ada Lund > commit > The mill is safe']],
    ['“The mill is safe,” promised the mayor.', ['the mayor > commit > The mill is safe']],
    ['The mill is safe, confirmed Ada Lund and Bo Lind.', ['Ada Lund and Bo Lind > assert > The mill is safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
