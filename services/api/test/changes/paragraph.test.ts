import t from 'tap'
import type { ChangeRecord } from '../../src/changes/change-json.ts'
import { paragraphOf } from '../../src/changes/paragraph.ts'
import { counted, listed, quotation } from '../../src/changes/phrases.ts'
import { edtfInWords } from '../../src/views/date-words.ts'
import type { Quote } from '../../src/views/quote.ts'

const decision = (nth: number): ChangeRecord => ({
  type: 'decisions',
  decision: 'ClaimConfirmed',
  count: nth,
  sentence: `Change ${nth} takes just these nine words to tell.`,
})

const brief = (records: ChangeRecord[], left = 0): string =>
  paragraphOf({ by: 'said', from: '2025-03-01', to: '2025-03-02', records, left })

const QUOTE: Quote = {
  words: 'We will not pay double',
  by: 'Jon Keel',
  saidOn: null,
  source: null,
  publishedOn: '2025-03',
  kind: 'statement',
  act: 'reject',
  relayed: false,
  confidence: 1,
  review: 'unreviewed',
  mentions: 1,
  claimId: '00000000-0000-4000-8000-000000000000',
  documentId: '0'.repeat(32),
  segments: [],
  title: null,
  url: null,
}

t.test('a paragraph has at most 120 words and says how many changes it leaves', async (t) => {
  const text = brief(
    Array.from({ length: 40 }, (_, nth) => decision(nth)),
    5,
  )
  t.ok(text.split(/\s+/).length <= 126, 'the count of those left stands beside')
  t.match(text, /^By what was said from 1 March 2025 to 2 March 2025: Change 0 takes/)
  const told = text.match(/Change \d+/g)?.length ?? 0
  t.match(text, `There are ${45 - told} more changes.`)
})

t.test('the weightiest change is told, however long its sentence', async (t) => {
  const sentence = `${'word '.repeat(200)}end.`
  t.match(brief([{ ...decision(1), sentence }, decision(2)]), /end\. There is one more change\.$/)
})

t.test('words are quoted once', async (t) => {
  const words = '(Jon Keel, March 2025: “We will not pay double”)'
  t.equal(quotation(QUOTE), words)
  const deadline = (sentence: string): ChangeRecord => ({
    type: 'deadline',
    change: 'new',
    party: null,
    before: null,
    after: null,
    claim: QUOTE,
    by: [],
    sentence,
  })
  const text = brief([deadline(`One is due ${words}.`), deadline(`Another is due ${words}.`)])
  t.match(text, `One is due ${words}. Another is due.`)
})

t.test('a quotation is cut after a dozen words, and says who and when as far as that is known', async (t) => {
  const long = {
    ...QUOTE,
    by: null,
    publishedOn: null,
    words: 'one two three four five six seven eight nine ten eleven twelve, thirteen',
  }
  t.equal(quotation(long), '(unnamed, undated: “one two three four five six seven eight nine ten eleven twelve …”)')
  t.equal(quotation({ ...QUOTE, words: '' }), '(Jon Keel, March 2025)')
})

t.test('counts, lists and imprecise dates read as people write them', async (t) => {
  t.same(
    [0, 1, 2, 11, 1200].map((count) => counted(count, 'claim')),
    ['no claim', 'one claim', 'two claims', '11 claims', '1,200 claims'],
  )
  t.same([listed([]), listed(['a']), listed(['a', 'b', 'c'])], ['', 'a', 'a, b and c'])
  t.same(
    ['2025-02-03', '2025-02', '2025~', '../2025-02-03', '2024-07-05/..', '2025-02-03/2025-02-09'].map(edtfInWords),
    [
      '3 February 2025',
      'February 2025',
      'about 2025',
      'by 3 February 2025',
      'from 5 July 2024 on',
      '3 February 2025 to 9 February 2025',
    ],
  )
})
