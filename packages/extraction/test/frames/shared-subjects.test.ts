import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a report without a subject takes that of the main verb before it', async (t) => {
  const cases: ReportCase[] = [
    [
      'The mayor said the mill was safe and accused the bakers of lying.',
      ['The mayor > assert > the mill was safe', 'The mayor > accuse > the bakers of lying'],
    ],
    [
      'Ada Lund said the bakers wanted more pay and warned that the mill would close.',
      ['the bakers > demand > more pay', 'Ada Lund > predict > the mill would close'],
    ],
    [
      'As the votes were counted, the league sent out a letter and accused the mayor of lying.',
      ['the league > accuse > the mayor of lying'],
    ],
    [
      'While most bakers called for calm, Ada Lund took another view, arguing that the mill was unsafe.',
      ['most bakers > demand > calm', 'Ada Lund > assert > the mill was unsafe'],
    ],
    [
      'Ada Lund said the mill was safe but in an interview said it was not.',
      ['Ada Lund > assert > the mill was safe', 'Ada Lund > assert > it was not'],
    ],
    ['Calling for calm, the mayor left.', ['the mayor > demand > calm']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the noun right before a participle speaks', async (t) => {
  const cases: ReportCase[] = [
    ['The league published an advertisement criticising the mayor.', ['an advertisement > accuse > the mayor']],
    ['With Norland calling for calm, the talks went on.', ['Norland > demand > calm']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what a thing is about is no report', async (t) => {
  const cases: ReportCase[] = [
    ['The day began, with a process addressing the conflict.', []],
    ['The mill made a film showing the harbour.', []],
    ['The mayor had a hand in calling for calm.', []],
    ['Without saying a word, the mayor left.', []],
    ['The rise in tolls discussed on Monday was small.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
