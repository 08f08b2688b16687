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
  ['The bridge shuts at weekends.', undefined],
  ['Ida Brennan left a gate open on Thursday.', undefined],
  ['The ballot closed on 3 March.', undefined],
  ['The mill stands in Weld since May.', undefined],
])

check('a day to which something was moved, and time that was given, are due', [
  ['The hearing was moved to 24 March.', '2025-03-24'],
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
