import { once } from 'node:events'
import { get as ask } from 'node:http'
import { parse } from 'csv-parse/sync'
import Fastify from 'fastify'
import jsonld from 'jsonld'
import t from 'tap'
import { compressAnswers } from '../../src/compression.ts'
import { sendPieces } from '../../src/formats/send-pieces.ts'
import { harbourFormats } from './harbour-formats.ts'

const lines = (body: string): { claim: { id: string; segments: { exact: string; start: number; end: number }[] } }[] =>
  body
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

t.test('all claims of a list come in one answer, however many pages they are', async (t) => {
  const { call, get, openDossier } = await harbourFormats(t)
  await openDossier({ id: 'quay', title: 'Quay talks', extractor: 'none' })
  const words = Array.from({ length: 450 }, (_, nth) => `Say ${nth}.`)
  const text = words.join(' ')
  const { body: document } = await call('POST', '/v1/dossiers/quay/documents', {
    body: { text, publishedOn: '2025-03-04' },
  })
  let seq = 0
  for (let from = 0; from < words.length; from += 50) {
    const claims = words.slice(from, from + 50).map((exact) => {
      const start = text.indexOf(exact)
      return {
        claim: {
          kind: 'statement',
          act: 'assert',
          segments: [{ exact, start, end: start + exact.length }],
          reported: 'direct',
        },
      }
    })
    const answer = await call('POST', '/v1/dossiers/quay/claims', { body: { documentId: document.id, claims } })
    seq = answer.body.items.at(-1).seq
  }
  const answer = await call('GET', `/v1/dossiers/quay/export?minSeq=${seq}`)
  t.match(answer.headers, {
    'content-type': 'application/x-ndjson',
    'content-disposition': /^attachment; filename="quay-\d+\.ndjson"$/,
  })
  const exported = lines(answer.body)
  t.equal(new Set(exported.map(({ claim }) => claim.id)).size, 450)
  t.same(new Set(exported.map(({ claim }) => claim.segments[0]?.exact)), new Set(words))
  const page = await call('GET', '/v1/dossiers/quay/claims?limit=500')
  t.same(exported, page.body.items, 'they are those of the list, in its order')
  t.equal((await get('/export')).body, '', 'and nothing of another dossier')
})

t.test('an export is narrowed, ordered and set back in time as the list is', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const first = await tell({ words: 'Double pay', claim: { saidOn: '2025-03-03' } })
  const { body: list } = await get('/claims')
  const second = await tell({
    words: 'We will stay away',
    claim: { kind: 'statement', act: 'threaten', saidOn: '2025-03-01' },
  })
  const ids = async (query: string) => lines((await get(`/export${query}`)).body).map(({ claim }) => claim.id)
  t.same(await ids(''), [first, second])
  t.same(await ids('?order=ascending'), [second, first])
  t.same(await ids('?kind=statement'), [second])
  t.same(await ids('?saidFrom=2025-03-02'), [first])
  t.same(await ids(`?asOfSeq=${list.seq}`), [first])
  t.same(await ids('?minimumConfidence=1'), await ids(''))
  t.match(await get('/export?limit=1'), { status: 400 })
  t.match(await get('/export?asOfSeq=9999'), { status: 400 })
  t.match(await get('/export?framework=nowhere'), { status: 404 })
  t.match(await get('/export', { accept: 'text/html' }), {
    status: 406,
    body: { details: { available: ['application/x-ndjson', 'text/csv', 'application/ld+json'] } },
  })
})

t.test('a sheet reads every row as it is, and no cell of it is a formula', async (t) => {
  const { tell, get } = await harbourFormats(t)
  await tell({ words: '=HYPERLINK("https://evil.example";"pay")', document: { title: '+1', source: '@sum' } })
  await tell({ words: 'He said "no", twice;\n=1+1 \u001b[31m\u202e', claim: { saidOn: '2025-03-01' } })
  await tell({ words: 'Жёлтый; + 🛳️', claim: { saidOn: '../2025-02' } })
  const answer = await get('/export', { accept: 'text/csv' })
  t.match(answer.headers, { 'content-type': 'text/csv; charset=utf-8' })
  const rows: Record<string, string>[] = parse(answer.body, {
    columns: true,
    bom: true,
    record_delimiter: '\r\n',
    relax_column_count: false,
  })
  t.equal(rows.length, 3)
  t.ok(answer.body.startsWith('\ufeffkind,act,words,') && answer.body.endsWith('\r\n'))
  const cell = (name: string) => rows.map((row) => row[name])
  t.same(cell('words'), [
    '\'=HYPERLINK("https://evil.example";"pay")',
    'He said "no", twice; \'=1+1 �[31m�',
    "Жёлтый; '+ 🛳️",
  ])
  t.same(rows[0] && [rows[0]['title'], rows[0]['source']], ["'+1", "'@sum"])
  t.same(cell('said_on'), ['', '2025-03-01', '../2025-02'])
  t.same(cell('claimants'), ['Ada Brandt', 'Ada Brandt', 'Ada Brandt'])
  for (const row of rows) for (const value of Object.values(row)) t.notMatch(value, /^[=+@\t\r]|^-\D|[\p{Cc}\u202e]/u)
})

t.test('an export as JSON-LD says, to a reader that fetches nothing, who said what and where it stands', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const words = 'Double pay 🛳️ for the night'
  const before = '👩‍🚀 a\u0301 𝒳. '
  const id = await tell({
    words,
    before,
    claim: { saidOn: '2025-03-03', due: { edtf: '../2025-04-01', type: 'obligation', modality: 'demanded' } },
    classification: { positions: [{ issue: 'pay', stance: 'supports' }] },
    document: { url: 'https://gazette.example/1' },
  })
  await tell({ words: 'Plain words', claim: { saidOn: '2025-02' } })
  const answer = await get('/export', { accept: 'application/ld+json' })
  t.match(answer.headers['content-type'], 'application/ld+json')
  const document = answer.body
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`fetches ${url}`)
  }
  // In safe mode whatever would be dropped on the way to triples is an error.
  const options = { format: 'application/n-quads', safe: true, documentLoader } as const
  const triples = JSON.stringify(await jsonld.toRDF(document, options)).replaceAll('\\"', '"')
  t.match(triples, `<https://schema.org/identifier> "urn:uuid:${id}"`)
  t.match(triples, '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Quotation>')
  t.match(triples, '<http://www.w3.org/ns/oa#hasSource> <http')
  t.match(triples, '<https://schema.org/url> <https://gazette.example/1>')
  t.match(triples, '<https://schema.org/temporalCoverage> "../2025-04-01"')
  const [annotation] = /_:b\d+ <http:\/\/www.w3.org\/ns\/oa#hasBody> <http:[^>]+>/.exec(triples) ?? []
  t.ok(annotation, 'the annotation is about the claim')

  const [claim, plain] = document['@graph']
  t.match(claim, {
    '@type': 'Claim',
    text: words,
    author: [{ name: 'Ada Brandt' }],
    keywords: ['demand', 'demand', 'pay: supports'],
  })
  const [quote, position] = claim.annotation.target[0].selector
  t.match(quote, { '@type': 'TextQuoteSelector', exact: words })
  const points = Array.from(`${before}No. 1: “${words}”, said Ada Brandt. So it ended.`)
  t.equal(points.slice(position.start, position.end).join(''), words, 'offsets count code points')
  t.match(plain, { temporal: '2025-02' })
})

t.test('an export of nothing is whole in every form', async (t) => {
  const { get } = await harbourFormats(t)
  t.equal((await get('/export')).body, '')
  t.equal((await get('/export?format=csv')).body.split('\r\n').length, 2)
  t.same((await get('/export?format=jsonld')).body['@graph'], [])
})

t.test('an answer that can not be finished is cut off, never ended', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  // Compressed or not: `fetch` accepts it.
  await compressAnswers(app)
  async function* pieces(): AsyncGenerator<string> {
    yield 'the first\n'.repeat(1000)
    throw new Error('no more')
  }
  app.get('/', (_, reply) => sendPieces(reply, { type: 'text/plain', pieces: pieces() }))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  await t.rejects(fetch(url).then((answer) => answer.text()))
})

t.test('pieces are made as they are taken, and none after the reader has gone', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  let made = 0
  const ended = Promise.withResolvers<void>()
  async function* pieces(): AsyncGenerator<string> {
    try {
      for (;;) {
        made += 1
        yield 'x'.repeat(100_000)
      }
    } finally {
      ended.resolve()
    }
  }
  app.get('/', (_, reply) => sendPieces(reply, { type: 'text/plain', pieces: pieces() }))
  const asking = ask(await app.listen({ host: '127.0.0.1', port: 0 }))
  asking.on('error', () => undefined)
  const [answer] = await once(asking, 'response')
  await once(answer, 'readable')
  t.ok(made < 200, 'what the sockets hold and little more')
  asking.destroy()
  await ended.promise
})
