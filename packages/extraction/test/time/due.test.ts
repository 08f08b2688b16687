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
    ['The truce expires on 14 March.', '2025-03-14 event scheduled'],
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
