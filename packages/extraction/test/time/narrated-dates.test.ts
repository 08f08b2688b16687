import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The due date of the first claim that has one; published on Thursday 2025-03-06. */
async function dueOf(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text, { publishedOn: '2025-03-06' }), {})
  return claims.find((claim) => claim.due !== null)?.due?.edtf
}

const check = (title: string, cases: [text: string, due: string | undefined][]) =>
  t.test(title, async (t) => {
    for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
  })

check('what takes place on a day ahead, told in the present, is due then', [
  ['Talks restart on 19 April.', '2025-04-19'],
  ['The ballot closes 14 June.', '2025-06-14'],
  ['The trial opens Monday.', '2025-03-10'],
  ['The licence lapses at the end of June.', '2025-06-30'],
  ['The offer stands until Friday.', '../2025-03-07'],
  ['Votes must be in by 27 March.', '../2025-03-27'],
])

check('what takes place by habit, or took place, is not due', [
  ['The trial opened on Monday.', undefined],
  ['The gates were shut on 2 February after an attack in which four guards died.', undefined],
  ['There was never a deadline of Sunday, Ada Lund said.', undefined],
  ['The bridge shuts at weekends.', undefined],
  ['Prices are higher this year.', undefined],
  ['The quay remains too short this year, the port said.', undefined],
  ['Ida Brennan left a gate open on Thursday.', undefined],
  ['The ballot closed on 3 March.', undefined],
  ['The mill stands in Weld since May.', undefined],
])

check('a day to which something was moved, and time that was given, are due', [
  ['The hearing was moved to 24 March.', '2025-03-24'],
  ['The second phase was supposed to start on 3 August but has been delayed.', '2024-08-03'],
  ['The judge adjourned the hearing to 9 May.', '2025-05-09'],
  ['The operator was given until the end of April to mend the lock.', '../2025-04-30'],
  ['The firm has until Tuesday to answer the claim.', '../2025-03-11'],
  ['The truce was extended to 30 April.', '2025-04-30'],
  ['The contract runs to the end of 2028.', '../2028-12-31'],
])

check('what was moved or given without a day ahead is not due', [
  ['The hearing was moved to Weld.', undefined],
  ['The judge adjourned the hearing on Monday.', undefined],
  ['The operator was given a boat on 3 March.', undefined],
  ['The firm has a mill in Weld.', undefined],
  ['The truce was extended by the two sides.', undefined],
])

check('a limit ahead is due, however reported speech puts its verb', [
  ['Ada Lund said the firm needed the permits by mid-April.', '../2025-04-20'],
  ['Ada Lund said it had 30 days to remove the wreck.', '../2025-04-05'],
  ['“You have until Friday,” Ada Lund told the crew.', '../2025-03-07'],
  ['“I will read it tomorrow,” Ada Lund said.', '2025-03-07'],
  ['Under the plan, the first convoy would cross on Monday.', '2025-03-10'],
])

check('a limit that lies behind, and time without a count, are not due', [
  ['Ada Lund said the firm needed the permits by January 2024.', undefined],
  ['“You have ten days off,” Ada Lund told the crew.', undefined],
  ['“I read it yesterday,” Ada Lund said.', undefined],
  ['The crew had two days of rest.', undefined],
  ['Under the bridge, the convoy stopped on Monday.', undefined],
])

check('what is laid on a day, and time left to act, are due', [
  ['A round of talks has been called for 18 March.', '2025-03-18'],
  ['The handover is pencilled in for 25 March.', '2025-03-25'],
  ['The pilots set a strike for 30 March.', '2025-03-30'],
  ['The toll, due to rise on 1 April, would hit growers.', '2025-04-01'],
  ['Lawmakers have one week left to approve the budget.', '../2025-03-13'],
  ['Voters go to the polls on 12 April.', '2025-04-12'],
])

check('what was agreed from a day on is due from then', [
  ['The parties have agreed to a truce starting on 15 March.', '2025-03-15/..'],
  ['The parties agreed to a truce in the harbour on Monday.', undefined],
])

check('what is laid on no day, and time that is over, are not due', [
  ['A round of talks has been called for.', undefined],
  ['The handover was in the pencilled plan of 3 March.', undefined],
  ['The pilots set a table for two.', undefined],
  ['The toll fell due to the storm.', undefined],
  ['Lawmakers had one week of rest.', undefined],
])

check('what any verb in the present, or with a modal, has ahead is due then', [
  ['Unions are planning a march through Weld on 14 March.', '2025-03-14'],
  ['The envoy flies to Port Sela on Sunday for talks.', '2025-03-09'],
  ['The duties hit at one minute past midnight on Tuesday.', '2025-03-11'],
  ['Under the accord the upper district has to release more water from 1 April.', '2025-04-01/..'],
  ['Leaders of the nine hold a summit on 11 April.', '2025-04-11'],
  ['The minister flies home tonight.', '2025-03-06'],
  ['The strike set for 8 March is off.', '2025-03-08'],
])

check('what a verb of the past has, what is named by a day, or quoted, is not foretold', [
  ['The army blew up two bridges in the spring.', undefined],
  ['Shoals began to fill the fjords in July.', undefined],
  ['Prices hit a peak in February.', undefined],
  ['The council has met every Friday.', undefined],
  ['Ada Lund, who signed on 31 May, spoke with the envoy on Thursday.', undefined],
  ["Tuesday's session goes on.", undefined],
  ['A sign on the gate reads “back on Monday”.', undefined],
])

check('of a date that has passed, when something was due is told', [
  ['The contract ran out on 28 February.', '2025-02-28'],
  ["The teachers' agreement expired 1 March.", '2025-03-01'],
  ["Tuesday's deadline passed without a word.", '2025-03-04'],
  ['The deadline was yesterday.', '2025-03-05'],
  ['The inquiry should have reported on Monday.', '2025-03-03'],
])

check('other days that have passed were not due', [
  ['The runner ran out of the ground on 28 February.', undefined],
  ['The agreement was praised on 1 March.', undefined],
  ["Tuesday's session passed without a word.", undefined],
  ['The meeting was yesterday.', undefined],
  ['The lease expired in 1998, on 3 May.', undefined],
])

check('what was put off until a day is due then, not by then', [
  ['The signallers have put off their stoppage until 14 March.', '2025-03-14'],
  ['The vote was postponed until 20 March.', '2025-03-20'],
  ['The judge has adjourned the hearing until 9 May.', '2025-05-09'],
  ['The patent does not run out until 2034.', '2034'],
  ['The toll will not take effect until 1 June.', '2025-06-01/..'],
])

check('what was prolonged, or holds, until a day is due by then', [
  ['The truce was extended until 30 April.', '../2025-04-30'],
  ['The offer stands until 14 March.', '../2025-03-14'],
  ['The lease runs until 2034.', '../2034'],
  ['The firm has until 20 March to answer.', '../2025-03-20'],
  ['The stoppage was put off by the signallers.', undefined],
])

t.test('each clause with a verb and a date of its own is a claim', async (t) => {
  const dues = async (text: string) => {
    const { claims } = await rulesExtractor.extract(documentOf(text, { publishedOn: '2025-03-06' }), {})
    return claims.flatMap(({ due }) => (due === null ? [] : [due.edtf]))
  }
  const rows: [text: string, dues: string[]][] = [
    ['The delegations are back on Saturday; the lull expires on 14 March.', ['2025-03-08', '2025-03-14']],
    ['Talks resume on Monday, and the ballot closes on 14 March.', ['2025-03-10', '2025-03-14']],
    ['She asks for bail for the crew; a hearing is down for the 14th.', ['2025-03-14']],
    ['Talks resume on Monday, and the ballot goes on.', ['2025-03-10']],
    ['Talks resume on Monday and on 14 March.', ['2025-03-10']],
  ]
  for (const [text, expected] of rows) t.same(await dues(text), expected, text)
})
