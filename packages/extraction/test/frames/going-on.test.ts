import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a sentence that begins with “it” goes on with who spoke before', async (t) => {
  const cases: ReportCase[] = [
    [
      'The Bakers’ Union said the mill was unsafe. It also wants a new oven by Friday.',
      ['The Bakers’ Union > assert > the mill was unsafe', 'It > demand > a new oven by Friday'],
    ],
    [
      'The Bakers’ Union said the mill was unsafe. It rejected the offer.',
      ['The Bakers’ Union > assert > the mill was unsafe', 'It > reject > the offer'],
    ],
    [
      'The Bakers’ Union said the mill was unsafe. The same statement demanded an inquiry.',
      ['The Bakers’ Union > assert > the mill was unsafe', 'The same statement > demand > an inquiry'],
    ],
    [
      'The Bakers’ Union said the mill was unsafe. It called on the mayor to resign.',
      ['The Bakers’ Union > assert > the mill was unsafe', 'It > demand > the mayor to resign'],
    ],
    [
      'Norland and Sudland said they had agreed on the tolls, and they have urged Ostmark to join.',
      ['Norland and Sudland > assert > they had agreed on the tolls', 'they > demand > Ostmark to join'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('“it” within what is said, and things, go on with nobody', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund said it rejected the offer.', ['Ada Lund > reject > it rejected the offer']],
    ['The mill was sold. It wants a new roof.', ['It > assert > a new roof']],
    [
      'Ada Lund said the mill was old and it wants a new roof.',
      ['Ada Lund > assert > the mill was old and it wants a new roof'],
    ],
    [
      'The bakers said that they had left, and they were tired.',
      ['The bakers > assert > they had left, and they were tired'],
    ],
    ['It rained, and the bakers left.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
