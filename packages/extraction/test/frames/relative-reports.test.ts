import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what is said of a thing goes with the pronoun that stands for it', async (t) => {
  const cases: ReportCase[] = [
    ['The bill, which critics say is unfair, was dropped.', ['critics > assert > which | is unfair']],
    ['The owners ended what she called “a farce.”', ['she > assert > what | a farce.']],
    ['A town that bakers say lost its mill voted.', ['bakers > assert > that | lost its mill voted']],
    ['The toll, which the mayor described as fair, fell.', ['the mayor > assert > which | as fair']],
    ['The cranes, which Ada Lund says were tested, fell.', ['Ada Lund > assert > which | were tested']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a relative clause without a report in it tells nothing', async (t) => {
  const cases: ReportCase[] = [
    ['The mill that Ada Lund saw was closed.', []],
    ['The bill, which is unfair, was dropped.', []],
    ['The man who called was a baker.', []],
    ['A plan that offers little was dropped.', []],
    ['The mayor, who was absent, was a baker.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
