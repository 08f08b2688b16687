import { Claim } from '@onrecord/domain'
import t from 'tap'
import { rulesExtractor } from '../src/index.ts'
import { documentOf } from './document.ts'

const TEXT = `Dockers reject port's offer

The dockers' union on Wednesday rejected the port's latest offer. “We will not sign a deal that cuts night pay,” said Mira Okafor, the union's lead negotiator. “The port knows that.”

Port director Jonas Weld told reporters that the company must have an answer by 14 March. He demanded that pickets be lifted, that crews return to work and that talks move to the capital.

According to the Harbour Gazette, the first round of talks will end on Friday.

The 😀 ballot is scheduled to close on March 20.`

t.test('every claim is grounded in the text and valid by the schema', async (t) => {
  const { claims, dropped } = await rulesExtractor.extract(documentOf(TEXT), {})
  t.equal(dropped, 0)
  t.ok(claims.length >= 7)
  for (const claim of claims) {
    Claim.parse(claim)
    for (const words of [...claim.segments, claim.cue, claim.mention]) {
      if (words !== null) t.equal(words.exact, TEXT.slice(words.start, words.end))
    }
    for (const { name, start, end } of claim.chain) {
      if (start !== null && end !== null) t.equal(name, TEXT.slice(start, end))
    }
  }
  t.equal(new Set(claims.map(({ id }) => id)).size, claims.length)
})

t.test('a quotation around its report is one claim in two segments', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf(TEXT), {})
  const quote = claims.find(({ reported }) => reported === 'direct')
  t.strictSame(
    quote?.segments.map(({ exact }) => exact),
    ['We will not sign a deal that cuts night pay', 'The port knows that.'],
  )
  t.equal(quote?.act, 'reject')
  t.equal(quote?.chain.at(-1)?.name, 'Mira Okafor')
})

t.test('coordinated demands are a claim each, by the person whom the pronoun means', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf(TEXT), {})
  const demands = claims.filter(({ cue }) => cue?.exact === 'demanded')
  t.strictSame(
    demands.map(({ segments }) => segments[0]?.exact),
    ['pickets be lifted', 'crews return to work', 'talks move to the capital'],
  )
  for (const demand of demands) {
    t.equal(demand.kind, 'demand')
    t.equal(demand.chain.at(-1)?.name, 'Jonas Weld')
  }
})

t.test('a date that the text itself sets is a deadline by the publisher', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf(TEXT), {})
  const narrated = claims.find(({ reported }) => reported === 'narrator')
  t.equal(narrated?.kind, 'deadline')
  t.equal(narrated?.due?.edtf, '2025-03-20')
  t.strictSame(narrated?.chain, [{ name: 'Harbour Wire', start: null, end: null }])
})

t.test('the same document gives the same claims', async (t) => {
  const [first, second] = [
    await rulesExtractor.extract(documentOf(TEXT), {}),
    await rulesExtractor.extract(documentOf(TEXT), {}),
  ]
  t.strictSame(first, second)
})

t.test('an aborted signal stops the work with its reason', async (t) => {
  const reason = new Error('stopped')
  await t.rejects(rulesExtractor.extract(documentOf(TEXT), { signal: AbortSignal.abort(reason) }), reason)
})
