import fc from 'fast-check'
import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'
import { claimOf, readAnswered } from './answered.ts'

const TEXT = [
  'The dockers’ union on Wednesday rejected the port’s latest offer. “We will not sign a deal that cuts night pay,” said Mira Okafor, the union’s lead negotiator. “The port knows that.”',
  'Port director Jonas Weld told reporters that the company must have an answer by 14 March. He warned that the harbour may close.',
  'According to the Harbour Gazette, the first round of talks will end on Friday.',
].join('\n')

t.test('a model that marks what the rules mark gives the same claims, by the same ids', async (t) => {
  const byRules = await rulesExtractor.extract(documentOf(TEXT), {})
  const lines = TEXT.split('\n')
  const answer = byRules.claims.map((claim) => {
    const { segments, cue, mention, act, certainty, due } = claim
    const paragraph = 1 + lines.findIndex((line) => line.includes(segments[0]?.exact ?? '?'))
    const date = due === null ? null : TEXT.slice(due.start ?? 0, due.end ?? 0)
    const content = segments.map(({ exact }) => exact)
    return claimOf({ paragraph, content, cue: cue?.exact, mention: mention?.exact, act, certainty, date })
  })
  const { claims, dropped } = await readAnswered(TEXT, answer)
  t.equal(dropped, 0)
  t.ok(claims.length >= 5)
  const { extractor } = claims[0] ?? {}
  for (const [index, claim] of claims.entries()) {
    t.strictSame(claim, { ...byRules.claims[index], extractor, confidence: claim.confidence })
    t.ok(claim.confidence < 0.8)
  }
})

t.test('whatever words of the text are marked as whatever, every claim holds words of the text alone', async () => {
  const words = TEXT.split(/\s+/)
  const some = fc
    .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 12 }))
    .map(([from, count]) => words.slice(from, from + count).join(' '))
  const orNull = fc.option(some)
  const claim = fc.record({
    paragraph: fc.integer({ min: 1, max: 4 }),
    content: fc.array(some, { minLength: 1, maxLength: 3 }),
    cue: fc.oneof(orNull, fc.constantFrom('said', 'told', 'rejected', 'warned', 'According to')),
    mention: fc.oneof(orNull, fc.constantFrom('He', 'Mira Okafor', 'Jonas Weld', 'the Harbour Gazette')),
    claimant: orNull,
    tellers: fc.array(some, { maxLength: 2 }),
    relayed: fc.boolean(),
    act: fc.constantFrom('assert', 'accept', 'withdraw', 'accuse'),
    certainty: fc.constantFrom('asserted', 'question'),
    date: orNull,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(claim, { maxLength: 20 }), async (answer) => {
      const { claims, dropped } = await readAnswered(TEXT, answer)
      if (claims.length + dropped > answer.length * 4) return false
      return claims.every(
        ({ segments, cue, mention, chain, confidence }) =>
          confidence < 0.8 &&
          [...segments, cue, mention].every((one) => one === null || one.exact === TEXT.slice(one.start, one.end)) &&
          chain.every(({ name, start, end }) => start === null || end === null || name === TEXT.slice(start, end)),
      )
    }),
    { numRuns: 60, seed: 21 },
  )
})

t.test('a long text and an answer of hostile length are read within the thread’s limit', async (t) => {
  const sentence = 'Ada Lund said the cranes stand still and the crews stay at home. '
  const text = Array.from({ length: 100 }, () => sentence.repeat(30)).join('\n')
  const claim = claimOf({
    content: ['the'],
    cue: 'said',
    mention: 'Ada Lund',
    claimant: 'Lund',
    tellers: ['the', 'the'],
  })
  const answer = Array.from({ length: 500 }, (_, nth) => ({ ...claim, paragraph: 1 + (nth % 100) }))
  const { claims, dropped } = await readAnswered(text, answer)
  t.ok(claims.length + dropped > 0)
})
