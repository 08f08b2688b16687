import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('those who try, own and share in a name are found whole', async (t) => {
  const cases: ReportCase[] = [
    ['Bakers trying to regain control of the mill said it was safe.', ['Bakers > assert > it was safe']],
    ['Her advisers and allies said the mill was safe.', ['Her advisers and allies > assert > the mill was safe']],
    [
      'But private firms and public bakers said the mill was safe.',
      ['private firms and public bakers > assert > the mill was safe'],
    ],
    ['Ada Lund herself said the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The mill was safe, said the Rev. Jonas Weld.', ['the Rev. Jonas Weld > assert > The mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what stands near the verb is not always part of the name', async (t) => {
  const cases: ReportCase[] = [
    ['The mayor said the mill and the harbour were safe.', ['The mayor > assert > the mill and the harbour were safe']],
    ['The bakers left and the mayor said the mill was safe.', ['the mayor > assert > the mill was safe']],
    ['The mill was shut. Ada Lund said it was safe.', ['Ada Lund > assert > it was safe']],
    ['In the harbour, the bakers said the mill was safe.', ['the bakers > assert > the mill was safe']],
    ['The bakers she met said the mill was safe.', ['The bakers > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a pronoun behind “and” begins a clause of its own, whatever stands before it', async (t) => {
  const cases: ReportCase[] = [
    ['The mayor lives in Weld, and he urged drivers to stay at home.', ['he > demand > drivers to stay at home']],
    ['The bakers met in the hall, and they rejected the offer.', ['they > reject > the offer']],
    ['The mill stood in the valley, and she said it was safe.', ['she > assert > it was safe']],
    ['Ada Lund and Oskar Winge rejected the offer.', ['Ada Lund and Oskar Winge > reject > the offer']],
    ['The league and its chair rejected the offer.', ['The league and its chair > reject > the offer']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
