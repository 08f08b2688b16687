import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('the time before a line of a live blog is none of what is said', async (t) => {
  const cases: ReportCase[] = [
    ['14:05 Norland will open the locks, Ada Lund said.', ['Ada Lund > predict > Norland will open the locks']],
    ['9.30 am – Talks have failed, Ada Lund said.', ['Ada Lund > assert > Talks have failed']],
    ['16.20 GMT: “We will stay here,” Ada Lund said.', ['Ada Lund > commit > We will stay here']],
    ['• The mill is safe, Ada Lund said.', ['Ada Lund > assert > The mill is safe']],
    ['07:15 | Bo Lind said the mill was safe.', ['Bo Lind > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('numbers that a sentence begins with stay', async (t) => {
  const cases: ReportCase[] = [
    ['2.5 million ships passed, Ada Lund said.', ['Ada Lund > assert > 2.5 million ships passed']],
    ['10.30 was the time, Ada Lund said.', ['Ada Lund > assert > 10.30 was the time']],
    ['12:30 per cent was paid, Ada Lund said.', ['Ada Lund > assert > 12:30 per cent was paid']],
    ['24 ships passed, Ada Lund said.', ['Ada Lund > assert > 24 ships passed']],
    ['1.45 metres is the depth, Ada Lund said.', ['Ada Lund > assert > 1.45 metres is the depth']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
