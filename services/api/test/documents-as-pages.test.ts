import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import { freshApi } from './fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const WORDS = 'The harbour board said on Monday that it would not pay a cent, and it said so twice.'
const HEAD = `<title>Board refuses | Gazette</title><meta property="og:site_name" content="Harbour Gazette">
  <meta property="article:published_time" content="2025-03-03T22:00:00-05:00"><meta name="author" content="Ann Lee">`
const PAGE = `<!doctype html><html><head>${HEAD}</head><body><nav>Home</nav><article>${`<p>${WORDS}</p>`.repeat(7)}</article>
  <script>steal()</script></body></html>`

async function harbour(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier({ id: 'harbour', title: 'Harbour talks' })
  return api
}

t.test('a page is read for its article, and what it says of itself stands in for what was left out', async (t) => {
  const { call } = await harbour(t)
  const receipt = await call('POST', DOCUMENTS, { body: { html: PAGE, title: 'Board says no' } })
  t.match(receipt, {
    status: 202,
    body: {
      warnings: [],
      page: {
        facts: [
          { member: 'title', value: 'Board refuses | Gazette', origin: 'title', taken: false },
          { member: 'author', value: 'Ann Lee', origin: 'meta', taken: true },
          { member: 'source', value: 'Harbour Gazette', origin: 'meta', taken: true },
          { member: 'publishedOn', value: '2025-03-03', origin: 'meta', taken: true },
        ],
        dropped: [
          { element: 'script', count: 1 },
          { element: 'nav', count: 1 },
        ],
      },
    },
  })
  const read = await call('GET', String(receipt.headers.location))
  t.match(read.body, {
    text: Array.from({ length: 7 }, () => WORDS).join('\n\n'),
    title: 'Board says no',
    author: 'Ann Lee',
    source: 'Harbour Gazette',
    publishedOn: '2025-03-03',
  })
  const again = await call('POST', DOCUMENTS, { body: { html: PAGE } })
  t.match(again, { status: 202, body: { id: receipt.body.id, duplicate: true } })
})

t.test('a page or a text may be the whole body, with what is said of it in the address', async (t) => {
  const { call } = await harbour(t)
  const page = await call('POST', `${DOCUMENTS}?source=Quay%20Courier&publishedOn=2025-03&extract=false`, {
    raw: PAGE,
    headers: { 'content-type': 'text/html' },
  })
  t.match(page, { status: 200, body: { state: 'received' } })
  t.match((await call('GET', String(page.headers.location))).body, { source: 'Quay Courier', publishedOn: '2025-03' })
  const text = await call('POST', `${DOCUMENTS}?title=Refusal`, {
    raw: `\ufeff${WORDS} 🛳️`,
    headers: { 'content-type': 'text/plain; charset=UTF-8' },
  })
  const read = await call('GET', String(text.headers.location))
  t.match(read.body, { text: `${WORDS} 🛳️`, title: 'Refusal', publishedOn: null })
})

t.test('a page is decoded as it says; bytes that are not so are refused', async (t) => {
  const { call } = await harbour(t)
  const windows = (head: string) =>
    Buffer.from(
      `<html><head>${head}</head><body><p>“Não,” said the chair.</p></body></html>`
        .replace('“', '\x93')
        .replace('”', '\x94'),
      'latin1',
    )
  for (const [head, type] of [
    ['<meta charset="windows-1252">', 'text/html'],
    ['', 'text/html; charset=windows-1252'],
  ] as const) {
    const receipt = await call('POST', DOCUMENTS, { raw: windows(head), headers: { 'content-type': type } })
    t.match((await call('GET', String(receipt.headers.location))).body, { text: '“Não,” said the chair.' }, type)
  }
  const unsaid = await call('POST', DOCUMENTS, { raw: windows(''), headers: { 'content-type': 'text/html' } })
  t.match(unsaid, { status: 400, body: { code: 'invalid-encoding', detail: /UTF-8/ } })
  const plain = await call('POST', DOCUMENTS, { raw: windows(''), headers: { 'content-type': 'text/plain' } })
  t.match(plain, { status: 400, body: { code: 'invalid-encoding' } })
  const other = await call('POST', DOCUMENTS, { raw: 'x', headers: { 'content-type': 'text/plain; charset=utf-16' } })
  t.match(other, { status: 415 })
})

t.test('bad shapes are told with their place', async (t) => {
  const { call } = await harbour(t)
  t.match(await call('POST', DOCUMENTS, { body: { title: 'x' } }), {
    status: 400,
    body: { detail: /either "text" or "html"/ },
  })
  t.match(await call('POST', DOCUMENTS, { body: { text: 'x', html: 'x' } }), { status: 400 })
  const source = await call('POST', DOCUMENTS, { body: { text: PAGE } })
  t.match(source, { status: 422, body: { code: 'html-not-accepted', detail: /send it as "html"/ } })
  const twice = await call('POST', `${DOCUMENTS}?title=x`, { body: { text: 'x' } })
  t.match(twice, { status: 400, body: { errors: [{ in: 'query', pointer: '/title' }] } })
  const html = { 'content-type': 'text/html' }
  const undated = await call('POST', `${DOCUMENTS}?publishedOn=soon`, { raw: PAGE, headers: html })
  t.match(undated, { status: 400, body: { errors: [{ in: 'query', pointer: '/publishedOn' }] } })
  const nothing = await call('POST', DOCUMENTS, { raw: '<script>x</script>', headers: html })
  t.match(nothing, { status: 400, body: { code: 'empty-text', errors: [{ pointer: '/html' }] } })
  const nul = await call('POST', DOCUMENTS, { raw: 'a\0b', headers: { 'content-type': 'text/plain' } })
  t.match(nul, { status: 400, body: { code: 'bad-character', details: { path: '/text', offset: 1 } } })
  const table = await call('POST', DOCUMENTS, { raw: 'a,b', headers: { 'content-type': 'text/csv' } })
  t.match(table, { status: 415, body: { detail: /application\/json, text\/plain, text\/html/ } })
  const elsewhere = await call('POST', '/v1/dossiers', { raw: PAGE, headers: html })
  t.match(elsewhere, { status: 415, body: { detail: 'Send Content-Type: application/json.' } })
})

t.test('bombs are refused one by one while other requests are answered', async (t) => {
  const { call } = await harbour(t)
  const html = { 'content-type': 'text/html' }
  const bombs: [string, number, object][] = [
    ['<div>'.repeat(100_000), 422, { code: 'unreadable-markup', details: { reason: 'too-deep' } }],
    ['<p>x'.repeat(300_000), 422, { details: { reason: 'too-many-nodes' } }],
    [
      `<p ${Array.from({ length: 300 }, (_, nth) => `a${nth}=1`).join(' ')}>x`,
      422,
      { details: { reason: 'too-many-attributes' } },
    ],
    [`<p title="${'x'.repeat(4_000_000)}">A huge attribute says nothing.</p>`, 202, {}],
    [`<!DOCTYPE html [<!ENTITY a "${'a'.repeat(1000)}">]><p>${'&a;'.repeat(10_000)}</p>`, 202, {}],
    [`<p>${'&a;'.repeat(50_000)}</p>`, 422, { details: { reason: 'too-many-nodes' } }],
    [`<p>${'&amp;'.repeat(200_000)}</p>`, 422, { details: { reason: 'too-many-nodes' } }],
    ['x'.repeat(10_000_000), 413, { code: 'payload-too-large' }],
    [`<p>${'word '.repeat(100_000)}</p>`, 413, { code: 'text-too-long' }],
  ]
  const done = new AbortController()
  const others = (async () => {
    while (!done.signal.aborted) {
      t.equal((await call('GET', '/v1/dossiers/harbour')).status, 200)
      await delay(20)
    }
  })()
  for (const [raw, status, body] of bombs) {
    const answer = await call('POST', DOCUMENTS, { raw, headers: html })
    t.match(answer, { status, body }, raw.slice(0, 30))
    t.ok(JSON.stringify(answer.body).length < 16_000)
  }
  done.abort()
  await others
  t.match(await call('POST', DOCUMENTS, { raw: PAGE, headers: html }), { status: 202 })
})
