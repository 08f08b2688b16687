import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what reporters ask for, and what they grant, is demanded of nobody', async (t) => {
  const cases: ReportCase[] = [
    ['Two of the pilots requested anonymity to speak freely.', []],
    ['An official who asked for anonymity said the talks had failed.', ['An official > assert > the talks had failed']],
    ['The firm declined the Harbour Wire’s request for comment.', []],
    ['A pilot agreed to talk on the condition that her name not be used.', []],
    ['The mayor’s appeal to working people is only half the story.', []],
    ['The pilots asked for an inquiry.', ['The pilots > demand > an inquiry']],
    [
      'The union refused the ministry’s request for the letters.',
      ['The union > reject > the ministry’s request for the letters'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test(
  'an appeal to people, and one to a court, asks for nothing; an appeal for or to do something does',
  async (t) => {
    const cases: ReportCase[] = [
      ['Ada Lund is trying to win by appealing to younger dockers.', []],
      ['The idea became more appealing to Ada Lund.', []],
      ['The bakers appealed the case to the Court of Appeal.', []],
      ['The bakers appealed to Norland for help.', ['The bakers > demand > Norland for help']],
      ['The bakers appealed to Norland to open the mill.', ['The bakers > demand > Norland to open the mill']],
      [
        '“Do not close the mill,” Ada Lund appealed to both governments.',
        ['Ada Lund > demand > Do not close the mill'],
      ],
    ]
    for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
  },
)

t.test('things are challenged, people are challenged to act', async (t) => {
  const cases: ReportCase[] = [
    ['The council challenged the ministry’s figures.', []],
    [
      'The council challenged the premier to publish the letters.',
      ['The council > demand > the premier to publish the letters'],
    ],
    ['The council challenged him to a debate.', ['The council > demand > him to a debate']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('moments and customs call for things and want nothing', async (t) => {
  const cases: ReportCase[] = [
    ['Protocol called for the minister to be driven home.', []],
    ['The situation would call for patience.', []],
    ['The pilots called for patience.', ['The pilots > demand > patience']],
    [
      'Ada Lund said the pact would require the state to pay.',
      ['Ada Lund > predict > the pact would require the state to pay', 'the pact > assert > the state to pay'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
