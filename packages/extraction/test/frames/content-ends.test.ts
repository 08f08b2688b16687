import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('adjuncts stand before “that”, the main clause behind a fronted one', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund said on Monday in the harbour, at the mill, that it was safe.', ['Ada Lund > assert > it was safe']],
    ['Ada Lund said in Weld, a harbour town, that the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['Ada Lund argued forcefully – and at length – that the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['When Ada Lund said the mill was safe, the bakers laughed.', ['Ada Lund > assert > the mill was safe']],
    ['The mayor left, and when he called for calm, the bakers laughed.', ['he > demand > calm']],
    ['Bakers who oppose the toll left the hall.', ['who > reject > the toll']],
    ['Ada Lund insisted on Harbour Radio that the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    [
      'Ada Lund said on Harbour Radio, where she is a guest, that the mill was safe.',
      ['Ada Lund > assert > the mill was safe'],
    ],
    ['Ada Lund called for a vote, even though the bakers were away.', ['Ada Lund > demand > a vote']],
    ['Ada Lund called for a vote, but the bakers were away.', ['Ada Lund > demand > a vote']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('commas and “that” within what was said do not end it', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund insisted on the fact that the mill was safe.', ['Ada Lund > assert > the fact that the mill was safe']],
    [
      'Ada Lund said the mill, the harbour and the works were safe.',
      ['Ada Lund > assert > the mill, the harbour and the works were safe'],
    ],
    ['The bakers opposed the toll that Norland wants.', ['The bakers > reject > the toll that Norland wants']],
    [
      'Ada Lund said the mill was safe, the harbour was open and the works were sound.',
      ['Ada Lund > assert > the mill was safe, the harbour was open and the works were sound'],
    ],
    [
      'Ada Lund said that if the bakers left, the mill was lost.',
      ['Ada Lund > assert > if the bakers left, the mill was lost'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('clauses that are merely told stay together, demands do not', async (t) => {
  const cases: ReportCase[] = [
    [
      'Ada Lund said that the mill was safe and that the bakers knew it.',
      ['Ada Lund > assert > the mill was safe and that the bakers knew it'],
    ],
    [
      'The bakers demanded that the mill be opened and that the mayor be sacked.',
      ['The bakers > demand > the mill be opened', 'The bakers > demand > the mayor be sacked'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
