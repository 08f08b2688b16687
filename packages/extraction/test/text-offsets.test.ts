import t from 'tap'
import { rulesExtractor } from '../src/index.ts'
import { loadTagger } from '../src/text/tagger.ts'
import { documentOf } from './document.ts'

t.test('offsets stay right beside emoji, soft hyphens, zero-width, right-to-left and CJK characters', async (t) => {
  const tag = await loadTagger()
  for (const text of [
    'The 😀 union’s chief said “no\u00a0deal” 🎉.',
    'The un\u00adion sa\u00adid it\u200b would not sign.',
    '\u200fThe envoy said שלום and left.',
    'The envoy (大使) said 不行 to them.',
    'The workers\u2019 chief\u2019s office didn\u2019t answer.',
  ]) {
    const tokens = tag(text, 0).flat()
    t.ok(tokens.length > 4)
    for (const token of tokens) {
      t.equal(text.slice(token.start, token.end).replace(/[\u00ad\u200b\u200f]/g, ''), token.text)
    }
  }
})

t.test('what was read before does not change how a text is read', async (t) => {
  const tag = await loadTagger()
  const text = 'Okafor’s demand met Weldon’s answer. Weldon’s office was closed.'
  const first = tag(text, 0)
  tag('Okafor’s Weldon’s “Mira Okafor’s” Jonas Weldon’s', 0)
  t.strictSame(tag(text, 0), first)
})

t.test('words split by soft hyphens are found as claims with their own characters', async (t) => {
  const text = 'The un\u00adion sa\u00adid on Tues\u00adday that the port must answer. That was all.'
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  t.equal(claims[0]?.segments[0]?.exact, 'the port must answer')
  t.equal(claims[0]?.cue?.exact, 'sa\u00adid')
})
