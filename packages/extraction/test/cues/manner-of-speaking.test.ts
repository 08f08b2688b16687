import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('how something is spoken reports it, beside a quotation', async (t) => {
  const cases: ReportCase[] = [
    ['“The toll is a joke,” sniffed Ada Lund.', ['Ada Lund > assert > The toll is a joke']],
    ['“The toll is a joke,” the mayor hooted.', ['the mayor > assert > The toll is a joke']],
    ['“The toll is a joke,” she chuckled.', ['she > assert > The toll is a joke']],
    ['“The toll is a joke,” Ada Lund sniped.', ['Ada Lund > assert > The toll is a joke']],
    ['“The toll is a joke,” snorted Ada Lund.', ['Ada Lund > assert > The toll is a joke']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the same sounds beside no words report nothing', async (t) => {
  for (const text of [
    'Ada Lund sniffed at the soup.',
    'The tug hooted twice.',
    'The mayor chuckled.',
    'A fire raged in the harbour.',
    'The crowd laughed and went home.',
  ])
    t.strictSame(await readReports(text), [], text)
})
