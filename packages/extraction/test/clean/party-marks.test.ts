import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('a party’s mark behind a name makes no caption of a line', async (t) => {
  const cases: ReportCase[] = [
    [
      'Gov. Ada Lund (R) said the mill was safe and would stay so.',
      ['Gov. Ada Lund > predict > the mill was safe and would stay so'],
    ],
    ['Bo Lind (R) announced he will sell the mill.', ['Bo Lind > commit > he will sell the mill']],
    ['Ada Lund (L) and Bo Lind (R) say hello in the harbour.', []],
    ['Ada Lund (C) said the mill was safe.', []],
    ['Ada Lund, left, said the mill was safe.', ['Ada Lund > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
