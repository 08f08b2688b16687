import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a verb that only leads on to the report leaves it a report', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund went on to say that the mill was safe.', ['Ada Lund > assert > the mill was safe']],
    ['The bakers continued to call for an inquiry.', ['The bakers > demand > an inquiry']],
    ['The mayor took to Twitter to denounce the bakers.', ['The mayor > accuse > the bakers']],
    ['Ada Lund used her speech to criticise the toll.', ['Ada Lund > accuse > the toll']],
    ['The owners were quick to point out that the mill was safe.', ['The owners > assert > the mill was safe']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what somebody may, will, tries or declines to say is not said', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund is likely to say that the mill is safe.', []],
    ['The mayor tried to say that the mill was safe.', []],
    ['The bakers will continue to reject the toll.', []],
    ['The bakers had nothing to say.', []],
    ['Ada Lund declined to say whether the mill was safe.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
