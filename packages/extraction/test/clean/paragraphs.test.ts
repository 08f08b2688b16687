import t from 'tap'
import { findParagraphs } from '../../src/clean/paragraphs.ts'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const PAGE = `Mill owners refuse new talks

By Oskar Winge

The owners said on Monday that they would not talk.

Ada Lund, chair of the union, speaks at the gates in March. (Oskar Winge/Harbour Pictures)

“We demand an answer,” said Ada Lund, chair of the union.

What happens next?

The mill is due to close on 1 May.

Most Popular
Readers demand that you must subscribe
Leave a Reply
We use cookies and you must accept them`

t.test('headline, caption, heading and the site’s own lines are told apart', (t) => {
  const zones = findParagraphs(PAGE, null).map(
    ({ start, end, zone }) => `${zone}: ${PAGE.slice(start, end).slice(0, 12)}`,
  )
  t.strictSame(zones, [
    'headline: Mill owners ',
    'boilerplate: By Oskar Win',
    'body: The owners s',
    'caption: Ada Lund, ch',
    'body: “We demand a',
    'heading: What happens',
    'body: The mill is ',
    'boilerplate: Most Popular',
    'boilerplate: Readers dema',
    'boilerplate: Leave a Repl',
    'boilerplate: We use cooki',
  ])
  t.end()
})

t.test('nothing that the site says of itself becomes a claim', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf(PAGE), {})
  const from = PAGE.indexOf('Most Popular')
  t.ok(claims.length >= 3)
  t.notOk(claims.some(({ segments }) => segments.some(({ end }) => end > from)))
  t.notOk(claims.some(({ segments }) => segments.some(({ exact }) => exact.includes('speaks at the gates'))))
})
