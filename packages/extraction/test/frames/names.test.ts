import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what the tagger cut or took for a verb is a name where one speaks', async (t) => {
  const cases: ReportCase[] = [
    ['Jonas Weld (D-Wis.) said the mill was safe.', ['Jonas Weld > assert > the mill was safe']],
    ['Will Dorn said the mill was safe.', ['Will Dorn > assert > the mill was safe']],
    ['The mill was safe, said Will Dorn.', ['Will Dorn > assert > The mill was safe']],
    ['Jolly said the mill was safe.', ['Jolly > assert > the mill was safe']],
    ['“The mill is safe,” said Cross, a baker.', ['Cross > assert > The mill is safe']],
    ['He’s said the mill was safe.', ['He > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what only looks so is none', async (t) => {
  const cases: ReportCase[] = [
    ['The mill opened. Ada Lund said it was safe.', ['Ada Lund > assert > it was safe']],
    ['Will the mill open?', []],
    ['Later the mayor said the mill was safe.', ['the mayor > assert > the mill was safe']],
    ['It is said that the mill is safe.', []],
    ['The mill’s said to be safe.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the second half of a double name belongs to it, whatever word it looks like', async (t) => {
  const cases: ReportCase[] = [
    ['The mill was safe, said Ada Lund-Sow.', ['Ada Lund-Sow > assert > The mill was safe']],
    ['“We go,” said Ada Fenwick-Das.', ['Ada Fenwick-Das > assert > We go']],
    ['“We go,” said Jon Ferro-Rowe, 80.', ['Jon Ferro-Rowe > assert > We go']],
    [
      'The mill was safe, said Jon Ferro-Cross of the union.',
      ['Jon Ferro-Cross of the union > assert > The mill was safe'],
    ],
    ['The mill was safe, said Ada Lund-Mark.', ['Ada Lund-Mark > assert > The mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('behind other hyphens nothing is a name', async (t) => {
  const cases: ReportCase[] = [
    ['A Norland-led group said the mill was safe.', ['group > assert > the mill was safe']],
    ['The far-right party said the mill was safe.', ['The far-right party > assert > the mill was safe']],
    ['The mill was safe, said Ada Lund - and she was right.', ['Ada Lund > assert > The mill was safe']],
    ['Ada Lund, a vice-chair, said the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The union said the two-day strike was off.', ['The union > assert > the two-day strike was off']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a sentence may end in “in.” and “no.”', async (t) => {
  const cases: ReportCase[] = [
    ['They’re in. Ada Lund, who runs the mill, said it was safe.', ['Ada Lund > assert > it was safe']],
    ['The vote is in. Norland says that it was fair.', ['Norland > assert > it was fair']],
    ['The answer is no. Ada Lund said the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The tide came in. The union rejected the offer.', ['The union > reject > the offer']],
    ['Nobody gave in. Talks failed. The union rejected the offer.', ['The union > reject > the offer']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('numbers and measures go on', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund said mill no. 4 was safe.', ['Ada Lund > assert > mill no. 4 was safe']],
    ['Ada Lund said 3 in. of rain had fallen.', ['Ada Lund > assert > 3 in. of rain had fallen']],
    ['Ada Lund said gate No. 5 was safe.', ['Ada Lund > assert > gate No. 5 was safe']],
    ['Ada Lund said the tide was in by noon.', ['Ada Lund > assert > the tide was in by noon']],
    ['Ada Lund said the mill is in Weld.', ['Ada Lund > assert > the mill is in Weld']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a phrase ends where its subject does or wants something more', async (t) => {
  const cases: ReportCase[] = [
    [
      'Ada Lund asks for a mill until 2030 and wants a reply within two weeks.',
      ['Ada Lund > demand > a mill until 2030', 'Ada Lund > demand > a reply within two weeks'],
    ],
    ['The union rejected the offer and went home.', ['The union > reject > the offer']],
    ['The union rejected the offer and left.', ['The union > reject > the offer']],
    ['Ada Lund called for calm and took her seat.', ['Ada Lund > demand > calm']],
    ['Ada Lund rejected the plan and gave no reason.', ['Ada Lund > reject > the plan']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what only looks like another verb goes on', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund rejected the offer and the plan.', ['Ada Lund > reject > the offer and the plan']],
    ['Ada Lund called for calm and patience.', ['Ada Lund > demand > calm and patience']],
    ['Ada Lund rejected the left and right lanes.', ['Ada Lund > reject > the left and right lanes']],
    ['Ada Lund rejected the offer and its terms.', ['Ada Lund > reject > the offer and its terms']],
    ['Ada Lund called for a fair and lasting roster.', ['Ada Lund > demand > a fair and lasting roster']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
