import t from 'tap'
import { rulesExtractor } from '../../src/rules-extractor.ts'

async function read(headline: string): Promise<string[]> {
  const document = {
    documentId: '0'.repeat(32),
    text: `${headline}\n\nA dispatch from the harbour followed on Tuesday.`,
    title: headline,
    source: 'Wire',
    publishedOn: '2026-03-05',
  }
  const { claims } = await rulesExtractor.extract(document, {})
  return claims.map(
    ({ act, segments }) => `${act}: ${segments.map(({ start, end }) => document.text.slice(start, end)).join(' | ')}`,
  )
}

t.test('a headline’s only verb is one, though it looks like a noun', async (t) => {
  t.strictSame(await read('Norland demands return of crew'), ['demand: return of crew'])
  t.strictSame(await read('Pilots demand new roster'), ['demand: new roster'])
  t.strictSame(await read('Tenants seek rent freeze'), ['demand: rent freeze'])
  t.strictSame(await read('Mayor calls for ballot on tolls'), ['demand: ballot on tolls'])
  t.strictSame(await read('Envoy urges both sides to hold fire'), ['demand: both sides to hold fire'])
})

t.test('demands of which a headline tells something else stay nouns', async (t) => {
  t.strictSame(await read('Union demands rejected by firm'), [])
  t.strictSame(await read('Pilots’ demands on pay'), [])
  t.strictSame(await read('Guild demands talks fail again'), [])
  t.strictSame(await read('Demands of the crews'), [])
  t.strictSame(await read('New demands from Norland'), [])
})
