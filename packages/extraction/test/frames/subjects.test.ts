import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('the one who speaks is found before relative clauses, participles and descriptions', async (t) => {
  const cases: ReportCase[] = [
    ['The firms that run the mill say it is safe.', ['The firms > assert > it is safe']],
    [
      'Economists who favour the toll agree that the mill is safe.',
      ['who > accept > the toll', 'Economists > assert > the mill is safe'],
    ],
    ['People briefed on the plan said the mill was safe.', ['People briefed on the plan > assert > the mill was safe']],
    ['Ada Lund, director of the mill, a firm in the harbour, said it was safe.', ['Ada Lund > assert > it was safe']],
    ['Some of the bakers said the mill was safe.', ['Some of the bakers > assert > the mill was safe']],
    ['The report that Ada Lund wrote said the mill was safe.', ['The report > assert > the mill was safe']],
    [
      'Families of those hurt by the fire urged the mayor to resign.',
      ['Families of those hurt by the fire > demand > the mayor to resign'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the nearest name is the speaker where nothing governs it', async (t) => {
  const cases: ReportCase[] = [
    [
      'He thinks the minister said the mill was safe.',
      ['He > assert > the minister said the mill was safe', 'the minister > assert > the mill was safe'],
    ],
    ['In Norland, a spokesman, Jonas Weld, said the mill was safe.', ['a spokesman > assert > the mill was safe']],
    [
      'The plan was bad and the bakers said so, as the mayor told the Gazette that it was safe.',
      ['the bakers > assert > so, as the mayor told the Gazette that it was safe', 'the mayor > assert > it was safe'],
    ],
    ['A baker named Oskar Winge said that the mill was safe.', ['Oskar Winge > assert > the mill was safe']],
    [
      'The talks began as officials told the Gazette that the mill was safe.',
      ['officials > assert > the mill was safe'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
