import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

type Case = [text: string, claims: [holder: string | undefined, act: string, words: string][]]

const CASES: Case[] = [
  ['Ada Lund said the mill was safe.', [['Ada Lund', 'assert', 'the mill was safe']]],
  ['The mill was safe, said Ada Lund.', [['Ada Lund', 'assert', 'The mill was safe']]],
  ['The mill, Ada Lund said, was safe.', [['Ada Lund', 'assert', 'The mill | was safe']]],
  ['According to Ada Lund, the mill was safe.', [['Ada Lund', 'assert', 'the mill was safe']]],
  ['The mill was safe, according to Ada Lund.', [['Ada Lund', 'assert', 'The mill was safe']]],
  ['Ada Lund, 51, a baker from the harbour, said the mill was safe.', [['Ada Lund', 'assert', 'the mill was safe']]],
  [
    '“The mill is safe,” Ada Lund said. “It was tested.”',
    [['Ada Lund', 'assert', 'The mill is safe | It was tested.']],
  ],
  ['Ada Lund told reporters in the harbour, “The mill is safe.”', [['Ada Lund', 'assert', 'The mill is safe.']]],
  ['The owners were accused by the union of stalling.', [['union', 'accuse', 'of stalling']]],
  ['The union urged the owners to open the books.', [['union', 'demand', 'the owners to open the books']]],
  ['The union called for an inquiry.', [['union', 'demand', 'an inquiry']]],
  ['The union’s demand that the mill reopen was ignored.', [['union', 'demand', 'the mill reopen']]],
  ['The union refused to sign.', [['union', 'reject', 'to sign']]],
  ['The union did not accept the offer.', [['union', 'reject', 'the offer']]],
  ['The union threatened to strike.', [['union', 'threaten', 'to strike']]],
  ['The owners denied that they had stalled.', [['owners', 'deny', 'they had stalled']]],
  ['Ada Lund said that the owners must open the books.', [['Ada Lund', 'demand', 'the owners must open the books']]],
  ['The plan was bad, and the owners rejected it.', [['owners', 'reject', 'the owners rejected it']]],
  ['Ada Lund did not say when the mill would open.', []],
  ['The mill opened in May and made flour.', []],
]

t.test('reports of speech are read in every order', async (t) => {
  for (const [text, expected] of CASES) {
    const { claims } = await rulesExtractor.extract(documentOf(text), {})
    t.strictSame(
      claims.map(({ chain, act, segments }) => [
        chain.at(-1)?.name,
        act,
        segments.map(({ exact }) => exact).join(' | '),
      ]),
      expected,
      text,
    )
  }
})

t.test('a report within a report is its holder’s claim, told by the one who reports', async (t) => {
  const text = 'Channel 9 reported that Ada Lund is demanding that the mill reopen.'
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  t.equal(claims.length, 1)
  t.strictSame(
    claims[0]?.chain.map(({ name }) => name),
    ['Harbour Wire', 'Channel 9', 'Ada Lund'],
  )
  t.equal(claims[0]?.kind, 'demand')
  t.equal(claims[0]?.relayed, true)
})

t.test('whom a report cites holds the claim', async (t) => {
  const text = 'Citing two engineers, the Harbour Gazette reported that the mill was safe.'
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  t.equal(claims[0]?.chain.at(-1)?.name, 'two engineers')
})

t.test('a pronoun means who spoke last, and a question is no assertion', async (t) => {
  const text = 'Mill director Jonas Weld said the mill was safe. “Who would doubt it?” he asked.'
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  t.equal(claims[1]?.chain.at(-1)?.name, 'Jonas Weld')
  t.equal(claims[1]?.mention?.exact, 'he')
  t.equal(claims[1]?.certainty, 'question')
})
