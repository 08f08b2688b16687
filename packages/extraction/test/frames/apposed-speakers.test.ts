import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what stands before a speaker who is described or stands behind the verb is said', async (t) => {
  const cases: ReportCase[] = [
    ['The tolls were fair, the mayor, Ada Lund, replied.', ['the mayor > assert > The tolls were fair']],
    [
      'The locks had been shut, its owner, Ada Lund, explained on Monday, adding that they would open soon.',
      ['its owner > assert > The locks had been shut', 'its owner > commit > they would open soon'],
    ],
    [
      'Bakers could lose their mills, the director of the harbour board, Ada Lund, cautioned.',
      ['the director of the harbour board > predict > Bakers could lose their mills'],
    ],
    ['The mill was safe, Ada Lund, the owner of the harbour, announced.', ['Ada Lund > assert > The mill was safe']],
    [
      'The locks would stay shut, the owner, Ada Lund, insisted when the letter was read to her.',
      ['the owner > predict > The locks would stay shut'],
    ],
    [
      'Five mills were promised last year, says the baker Ada Lund.',
      ['the baker Ada Lund > assert > Five mills were promised last year'],
    ],
    ['The mill is a thing he can sell, she scoffs.', ['she > assert > The mill is a thing he can sell']],
    [
      'The mill, a burden to all bakers, said Ada Lund, was unsafe.',
      ['Ada Lund > assert > The mill, a burden to all bakers | was unsafe'],
    ],
    [
      'Sixty bakers for, twelve against, the speaker announced.',
      ['the speaker > assert > Sixty bakers for, twelve against'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a day, a description or a list before the verb is nothing that is said', async (t) => {
  const cases: ReportCase[] = [
    ['On Monday, the mayor, Ada Lund, said.', []],
    ['The mayor, Ada Lund, said on Monday.', []],
    ['The next day, Ada Lund replied.', []],
    ['The mill, the tolls and the harbour were discussed.', []],
    ['Ada Lund, the mayor, said on Monday.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what goes on behind the report with a report of its own, or with another act, stands alone', async (t) => {
  const cases: ReportCase[] = [
    [
      'The tolls are fair, Ada Lund said, and she has urged the bakers to pay.',
      ['Ada Lund > assert > The tolls are fair', 'she > demand > the bakers to pay'],
    ],
    [
      'The request has been received, Ada Lund confirmed, but she pointed out that the mill was shut.',
      ['Ada Lund > assert > The request has been received', 'she > assert > the mill was shut'],
    ],
    [
      'The tolls are fair, Ada Lund said, and the bakers would pay them.',
      ['Ada Lund > assert > The tolls are fair', 'Ada Lund > predict > the bakers would pay them'],
    ],
    [
      'The mill is old, Ada Lund said, but Sudland must open the locks.',
      ['Ada Lund > assert > The mill is old', 'Ada Lund > demand > Sudland must open the locks'],
    ],
    [
      'The mill is old, Ada Lund said, and it has burned twice.',
      ['Ada Lund > assert > The mill is old | and it has burned twice'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
