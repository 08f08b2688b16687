import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a noun tells what its holder said, behind the prepositions it takes', async (t) => {
  const cases: ReportCase[] = [
    ['The union’s opposition to the toll grew.', ['The union > reject > the toll']],
    [
      'It turns on the union’s insistence on a guaranteed minimum of 30 hours.',
      ['the union > demand > a guaranteed minimum of 30 hours'],
    ],
    ['Her warning about the mill was read out.', ['Her > predict > the mill']],
    ['Talks with Norland’s call for an inquiry ended.', ['Norland > demand > an inquiry']],
    ['Criticism from bakers that the toll was unfair grew.', ['bakers > accuse > the toll was unfair grew']],
    [
      'The envoy issued a stern reminder Saturday to Norland that it must open the mill.',
      ['The envoy > demand > it must open the mill'],
    ],
    ['The mayor’s instructions to close the mill were ignored.', ['The mayor > demand > to close the mill']],
    ['Nobody answered the Front demand that the camps be closed.', ['the Front > demand > the camps be closed']],
    [
      'The ministry lives with the union demand that the roster be changed.',
      ['union > demand > the roster be changed'],
    ],
    ['His often repeated pledge to open the mill was kept.', ['His > commit > to open the mill']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a noun without holder or content tells nothing', async (t) => {
  const cases: ReportCase[] = [
    ['His plans were lost.', []],
    ['The claims were lost.', []],
    ['A call came from the mill.', []],
    ['The price of the offer fell.', []],
    ['Her warning came late.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
