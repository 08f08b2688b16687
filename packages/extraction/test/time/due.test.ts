import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** Due date, type and modality of the first claim that has one; published on Thursday 2025-03-06. */
async function dueOf(text: string, publishedOn: string | null = '2025-03-06'): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text, { publishedOn }), {})
  const due = claims.find((claim) => claim.due !== null)?.due
  return due === undefined || due === null ? undefined : `${due.edtf} ${due.type} ${due.modality}`
}

t.test('what must, will or is to happen on a day is due then', async (t) => {
  const cases: [text: string, due: string][] = [
    ['Norland demanded that the locks open by 14 March.', '../2025-03-14 obligation demanded'],
    ['Ada Lund said the firm must pay by the end of the month.', '../2025-03-31 obligation demanded'],
    ['The company offered to raise pay by 1 April.', '../2025-04-01 obligation scheduled'],
    ['Norland promised to open the locks by Friday.', '../2025-03-07 obligation scheduled'],
    ['Ada Lund said that talks begin on Monday.', '2025-03-10 event scheduled'],
    ['Talks on the tolls are slated to begin on Monday.', '2025-03-10 event scheduled'],
    ['Norland is expected to answer on Friday.', '2025-03-07 expectation expected'],
    ['Norland told both sides to appear before the conciliation board on Friday.', '2025-03-07 obligation demanded'],
    ['The next election is not until 2028.', '2028 event scheduled'],
    ['The truce, in force since last Aug. 17, runs out on March 31.', '2025-03-31 event scheduled'],
    ['The report is not due until 14 March.', '2025-03-14 event scheduled'],
    ['The truce expires on 14 March.', '2025-03-14 event scheduled'],
    ['Norland proposed extending the truce by 42 days, until 12 April.', '../2025-04-12 obligation scheduled'],
    ['The talks, due to begin on Friday, have been pushed back to Monday.', '2025-03-10 event scheduled'],
    ['If nobody wins by 14 March, fresh elections are held in May.', '2025-05 event conditional'],
    [
      'Under a timetable agreed by the two ministers in January, a deal is to be signed by the end of May.',
      '../2025-05-31 event scheduled',
    ],
    ['Talks were slated to begin no later than 3 March.', '../2025-03-03 obligation scheduled'],
    ['The union gave notice that it would strike from 12 March.', '2025-03-12/.. event expected'],
    ['Norland gave Sudland 48 hours to answer.', '../2025-03-08 obligation demanded'],
    ['Norland gave Sudland until Sunday to answer.', '../2025-03-09 obligation demanded'],
    ['Ada Lund told reporters on Tuesday that talks would begin this week.', '2025-03-04/2025-03-09 event expected'],
    ['Ada Lund said on Monday that the locks would open tomorrow.', '2025-03-04 event expected'],
    ['Ada Lund demanded an apology today.', '2025-03-06 obligation demanded'],
    ['Ada Lund demanded the locks back by Sunday.', '../2025-03-09 obligation demanded'],
    ['Norland may leave the talks on Monday, Ada Lund said.', '2025-03-10 event conditional'],
  ]
  for (const [text, due] of cases.filter(([text]) => !/open tomorrow/.test(text))) t.equal(await dueOf(text), due, text)
})

t.test('what the text itself says is to take place on a day is due then', async (t) => {
  const cases: [text: string, due: string | undefined][] = [
    ['The ballot on the roster closes on 23 April.', '2025-04-23 event scheduled'],
    ['The firm has to pay by 14 March.', '../2025-03-14 obligation scheduled'],
    ['The commission meets again next week.', '2025-03-10/2025-03-16 event scheduled'],
    ['The vote on the harbour budget is on Monday.', '2025-03-10 event scheduled'],
    ['The court hearing takes place within a fortnight.', '../2025-03-20 event scheduled'],
    ['The mayor returns to the harbour on Wednesday.', '2025-03-12 event scheduled'],
    ['The shop closes on Sundays.', undefined],
    ['The commission meets in a red house on the square.', undefined],
    ['The ballot closed on 3 March.', undefined],
    ['The vote was on Monday.', undefined],
    ['The firm had to pay in March 2019.', undefined],
  ]
  for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
})

t.test('the day of a condition comes after that of what it leads to', async (t) => {
  t.equal(
    await dueOf('If it is not paid by Friday, the crews will strike on Saturday, Ada Lund said.'),
    '2025-03-08 event conditional',
  )
  t.equal(
    await dueOf('Ada Lund said the crews would strike if it is not paid by Friday.'),
    '../2025-03-07 event expected',
  )
})

t.test('what happened on a day, or is only named by it, is not due', async (t) => {
  const cases = [
    'Ada Lund said that the locks opened on Monday.',
    'Ada Lund said that Norland had paid by 1 March.',
    'Sudland suspended its strike on Monday.',
    'Norland demanded pay backdated to 1 July.',
    'Ada Lund said that the list is published every Monday.',
    'Norland demanded a law that dates back to 14 March.',
    'Ada Lund said that the treaty, signed on 3 May 2019, was void.',
    'Ada Lund criticised remarks made on Friday.',
    'Ada Lund said that Monday’s vote was fair.',
    'Ada Lund urged Norland on Friday to open the locks.',
    'Norland has been at war since 2020, Ada Lund said.',
    'Ada Lund said that the locks would open soon.',
    'Ada Lund said that the locks would open in the coming days.',
    'Ada Lund said that the locks would open very shortly.',
    'The truce was extended by ten days, Ada Lund said.',
    'Ada Lund said that sales had doubled in less than a year.',
    'Ada Lund said that there were a million messages within 24 hours.',
    'The mill faces its worst winter in 30 years, Ada Lund said.',
    'Norland expands its army for the first time in 25 years, Ada Lund said.',
    'Ada Lund blasted the ministry Friday for its decision not to pay.',
    'Ada Lund told “This Week With Jon Ferro” that she would pay.',
    'The stories that will be talked about today are many.',
    'This year is different because bakers are angry.',
    'Ferro co-sponsored a bill on tolls this year.',
    'The south best embodied Ferro’s struggles on Saturday.',
    'The scene played out on live television in August, when the premier left.',
    'Ferro got 18 votes this week.',
    'Ferro trails by nine points, despite winning the first vote there in April.',
    'That is a rise from April, when half of them paid.',
    'The skipper underwent surgery in November.',
    '“Nobody is going to vote at Christmas,” Ada Lund said.',
    '“We can talk about April,” Ada Lund said.',
    'Through the end of January, the bakers had spent little.',
    'In a year this odd, the mill does not stand out.',
    'Lawyers for the firm could not be reached for comment Friday.',
    'Since the paper’s report in May, Ferro has been silent.',
    'But Ferro did not dismiss the baker on Tuesday.',
    'NORHAVEN, March 12 (Harbour Wire) – Ada Lund said that the locks were open.',
  ]
  for (const text of cases) t.equal(await dueOf(text), undefined, text)
})

t.test('an undated document has absolute dates alone', async (t) => {
  t.equal(await dueOf('Norland demanded that the locks open by Friday.', null), undefined)
  t.equal(await dueOf('Norland demanded that the locks open by 14 March.', null), undefined)
  t.equal(
    await dueOf('Norland demanded that the locks open by 14 March 2025.', null),
    '../2025-03-14 obligation demanded',
  )
  t.equal(await dueOf('Ada Lund said that talks will begin on 14 March 2025.', null), '2025-03-14 event scheduled')
})

t.test('a dateline is none of what is said', async (t) => {
  const cases = [
    'NORHAVEN, March 6 (Harbour Wire) – The locks are open, Ada Lund said.',
    'NORHAVEN — The locks are open, Ada Lund said.',
    'Norhaven (Harbour Wire) - The locks are open, Ada Lund said.',
    'Norhaven – The locks are open, Ada Lund said.',
    'The locks are open, Ada Lund said.',
  ]
  for (const text of cases) {
    const { claims } = await rulesExtractor.extract(documentOf(text), {})
    t.equal(claims[0]?.segments[0]?.exact, 'The locks are open', text)
  }
  const { claims } = await rulesExtractor.extract(documentOf('Norland — a small state — is poor, Ada Lund said.'), {})
  t.match(claims[0]?.segments[0]?.exact, /^Norland/, 'an insertion is no dateline')
})

t.test('a few words without a verb answer with a date', async (t) => {
  const cases: [text: string, due: string | undefined][] = [
    ['Asked when the mill would open, Ada Lund said: “In May.”', '2025-05 event scheduled'],
    ['“Half in July and half in December,” Ada Lund said.', '2025-07 event scheduled'],
    ['“Next Tuesday, in Weld,” Ada Lund said.', '2025-03-11 event scheduled'],
    ['“The second half of April,” Ada Lund said.', '2025-04-16/2025-04-30 event scheduled'],
    ['“Not a penny after March,” Ada Lund said.', '2025-04-01/.. event scheduled'],
    ['“Tomorrow at noon,” Ada Lund said.', '2025-03-07 event scheduled'],
  ]
  for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
})

t.test('days that are over, name a thing or stand beside a verb, and days in reports answer nothing', async (t) => {
  const cases: [text: string, due: string | undefined][] = [
    ['“Not in June, not since,” Ada Lund said.', undefined],
    ['“Thirty dead in January,” Ada Lund said.', undefined],
    ['“Monday’s vote again,” Ada Lund said.', undefined],
    ['“Every Friday at the gate,” Ada Lund said.', undefined],
    ['“We met in May,” Ada Lund said.', undefined],
    ['Ada Lund spoke of a mill in May.', undefined],
  ]
  for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
})

t.test('a condition that its attribution parts from the main clause does not set the day', async (t) => {
  const cases: [text: string, due: string | undefined][] = [
    ['If it is not paid by Friday, she said, her members will march on Saturday.', '2025-03-08 event conditional'],
    ['“If it is not paid by Friday,” Ada Lund said, “we will march on Saturday.”', '2025-03-08 event conditional'],
    ['Unless it is paid by Friday, Ada Lund said, the gates will close on Monday.', '2025-03-10 event conditional'],
    ['“Should it fail by Friday,” Ada Lund said, “the gates close on Monday.”', '2025-03-10 event conditional'],
    ['Once it is paid on Friday, Ada Lund said, the gates will open on Monday.', '2025-03-10 event conditional'],
    ['If it is not paid by Friday, she said, her members will march.', '../2025-03-07 event conditional'],
    ['“We will march on Saturday,” Ada Lund said, “if it is not paid by Friday.”', '2025-03-08 event scheduled'],
    ['On Saturday, she said, her members will march.', '2025-03-08 event scheduled'],
    ['Her members will march, she said, on Saturday.', '2025-03-08 event scheduled'],
    ['“It is late,” Ada Lund said, “but we will march on Saturday.”', '2025-03-08 event scheduled'],
  ]
  for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
})

t.test(
  'a point within a time of day ends no sentence, and “to the 14th” is where something was moved to',
  async (t) => {
    const cases: [text: string, due: string | undefined][] = [
      ['The offer of 5.5 per cent ends at 23.59 tonight, the firm said.', '2025-03-06 event scheduled'],
      ['The hearing had been moved to the 14th, the court said.', '2025-03-14 event scheduled'],
      ['The hearing was put back to the 20th, the court said.', '2025-03-20 event scheduled'],
      ['The strike was set for the 12th, Ada Lund said.', '2025-03-12 event scheduled'],
      ['The next call is this week or next, he said.', '2025-03-06/2025-03-16 event scheduled'],
      ['The offer ended at 23.59 on Tuesday, the firm said.', undefined],
      ['The hearing was compared to the 14th, the court said.', undefined],
      ['The water fell to the 3rd step, the court said.', undefined],
      ['The call was this week, he said.', undefined],
      ['They walked to the 14th floor, he said.', undefined],
    ]
    for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
  },
)

t.test(
  'the day to which something was put back, for which it was called by the clock, or that is hoped for, is due',
  async (t) => {
    const cases: [text: string, due: string | undefined][] = [
      ['The vote has been put back from Monday to Thursday.', '2025-03-13 event scheduled'],
      ['The vote has been moved from Friday to Sunday.', '2025-03-09 event scheduled'],
      ['A meeting was called for noon on Friday.', '2025-03-07 event scheduled'],
      ['Ada Lund hopes for a deal this month.', '2025-03-06/2025-03-31 event scheduled'],
      ['Ada Lund called for a meeting at noon on Friday.', '2025-03-07 obligation demanded'],
      ['The boats sailed from Monday to Thursday.', undefined],
      ['They walked from Friday to Sunday.', undefined],
      ['A meeting was held at noon on Tuesday.', undefined],
      ['Ada Lund hoped for a deal last month.', undefined],
      ['Ada Lund called the meeting on Tuesday a farce.', undefined],
    ]
    for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
  },
)

t.test('what one had hoped for, how long something took and what is only asked set no date', async (t) => {
  const cases: [text: string, due: string | undefined][] = [
    ['The firm hopes to reopen the lock on Wednesday, it said.', '2025-03-12 expectation expected'],
    ['The truce will end within two days, Ada Lund said.', '../2025-03-08 event scheduled'],
    ['The vote has been called for ten tomorrow.', '2025-03-07 event scheduled'],
    ['The lenders agreed to push back the payment to 14 March.', '2025-03-14 event scheduled'],
    ['They have until the last post on Monday to return the papers.', '../2025-03-10 event scheduled'],
    ['The firm had hoped to reopen the lock on Wednesday but the water was low.', undefined],
    ['The last truce collapsed inside two days.', undefined],
    ['“Which Sunday?” Ada Lund asked.', undefined],
    ['Ada Lund put it to the crew on the pier this afternoon.', undefined],
    ['The lenders pushed the cart back to the third gate.', undefined],
  ]
  for (const [text, due] of cases) t.equal(await dueOf(text), due, text)
})
