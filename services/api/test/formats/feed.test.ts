import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { SaxesParser } from 'saxes'
import t from 'tap'
import { harbourFormats } from './harbour-formats.ts'

/** The elements of a document that is well-formed XML, by a parser that refuses all else; throws where it is not. */
function elementsOf(xml: string): Map<string, number> {
  const parser = new SaxesParser({ xmlns: true })
  const elements = new Map<string, number>()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri }) => {
    if (uri === 'http://www.w3.org/2005/Atom') elements.set(local, (elements.get(local) ?? 0) + 1)
  })
  parser.write(xml).close()
  return elements
}

t.test('a feed tells of new claims, the last recorded first, in either form', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const [first, second] = [
    await tell({ words: 'Double pay', document: { url: 'https://gazette.example/1?a=1&b=2' } }),
    await tell({
      words: 'No night shifts',
      claim: { saidOn: '2025-03-03', due: { edtf: '../2025-04-01', type: 'obligation', modality: 'demanded' } },
    }),
  ]
  const atom = await get('/feed.atom')
  t.match(atom, { status: 200, headers: { 'content-type': 'application/atom+xml' } })
  const feed = parseAtomFeed(atom.body)
  t.match(feed, { title: { value: 'Harbour talks' }, id: /^urn:uuid:[0-9a-f-]{36}$/, links: [{ rel: 'self' }] })
  t.same(
    feed.entries?.map(({ id }) => id),
    [`urn:uuid:${second}`, `urn:uuid:${first}`],
  )
  t.match(feed.entries?.[0], {
    title: { value: 'Ada Brandt: “No night shifts”' },
    content: { value: '“No night shifts”\nsaid 3 March 2025 · Harbour Gazette, 4 March 2025\ndue by 1 April 2025' },
    authors: [{ name: 'Ada Brandt' }],
    updated: /^20\d\d-.*Z$/,
  })
  t.match(feed.entries?.[1]?.links?.[0], { rel: 'alternate', href: 'https://gazette.example/1?a=1&b=2' })
  const elements = elementsOf(atom.body)
  for (const name of ['entry', 'content', 'published']) t.equal(elements.get(name), 2, name)
  t.equal(elements.get('updated'), 3)

  const json = await get('/feed.json')
  t.match(json.headers['content-type'], 'application/feed+json')
  t.match(parseJsonFeed(json.body), {
    title: 'Harbour talks',
    feed_url: /\/v1\/dossiers\/harbour\/feed\.json$/,
    items: [
      { id: `urn:uuid:${second}`, content_text: feed.entries?.[0]?.content?.value },
      { id: `urn:uuid:${first}`, external_url: 'https://gazette.example/1?a=1&b=2' },
    ],
  })
})

t.test('words are text in a feed: markup, controls and what XML can not hold do no harm', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const hostile = '<script>alert(1)</script> ]]> &amp; <![CDATA[ 🛳️ \u0001\u001b[31m\u202e\ufffe\uffff "x"'
  await tell({ words: hostile, document: { title: '</title><b>', source: 'A & B <i>' } })
  const { body } = await get('/feed.atom')
  elementsOf(body)
  const [entry] = parseAtomFeed(body).entries ?? []
  t.match(entry?.content?.value, '“<script>alert(1)</script> ]]> &amp; <![CDATA[ 🛳️ ��[31m�')
  t.equal(entry?.content?.type, 'text')
  for (const bad of ['\u0001', '\u001b', '\u202e', '\ufffe', '\uffff']) t.notOk(body.includes(bad))
  const json = parseJsonFeed((await get('/feed.json')).body)
  t.equal(json.items?.[0]?.content_text, entry?.content?.value)
})

t.test('a feed goes on page by page, and its next page is named in either form', async (t) => {
  const { tell, call, get } = await harbourFormats(t)
  const ids = []
  for (let nth = 0; nth < 5; nth++) ids.unshift(await tell({ words: `Claim ${nth}` }))
  for (const form of ['atom', 'json'] as const) {
    const seen: unknown[] = []
    let path: string | undefined = `/v1/dossiers/harbour/feed.${form}?limit=2`
    while (path !== undefined) {
      const { body } = await call('GET', path)
      const page = form === 'atom' ? parseAtomFeed(body) : parseJsonFeed(body)
      const items: readonly { id?: string | undefined }[] =
        ('entries' in page ? page.entries : 'items' in page ? page.items : []) ?? []
      seen.push(...items.map(({ id }) => id))
      const next: string | undefined =
        'links' in page
          ? page.links?.find(({ rel }) => rel === 'next')?.href
          : 'next_url' in page
            ? page.next_url
            : undefined
      path = next?.replace(/^https?:\/\/[^/]+/, '')
    }
    t.same(
      seen,
      ids.map((id) => `urn:uuid:${id}`),
      form,
    )
  }
  t.match(await get('/feed.atom?cursor=x'), { status: 400 })
  t.match(await get('/feed.atom?sort=said'), { status: 400 })
})

t.test('a feed without a claim, or with none that its filter lets through, is a feed', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const empty = await get('/feed')
  elementsOf(empty.body)
  t.match(parseAtomFeed(empty.body), { updated: /^20\d\d/, title: { value: 'Harbour talks' } })
  t.match((await get('/feed.json')).body, { version: 'https://jsonfeed.org/version/1.1', items: [] })
  await tell({ words: 'Double pay' })
  const none = await get('/feed?kind=statement', { accept: 'application/feed+json' })
  t.match(none.body, { version: 'https://jsonfeed.org/version/1.1', items: [] })
  t.not(
    parseAtomFeed((await get('/feed?kind=demand')).body).id,
    parseAtomFeed(empty.body).id,
    'another filter, another feed',
  )
})

t.test('the form is the one that is asked for', async (t) => {
  const { get } = await harbourFormats(t)
  const type = async (path: string, accept: string) => String((await get(path, { accept })).headers['content-type'])
  t.match(await type('/feed', '*/*'), /^application\/atom\+xml/)
  t.match(await type('/feed', 'application/feed+json, application/atom+xml;q=0.5'), /^application\/feed\+json/)
  t.match(await type('/feed.json', 'text/html'), /^application\/feed\+json/)
  t.match(await get('/feed', { accept: 'application/rss+xml' }), { status: 406 })
})

t.test('what is not there any more leaves the feed', async (t) => {
  const { tell, get, call } = await harbourFormats(t)
  const id = await tell({ words: 'Double pay' })
  const retracted = await call('POST', `/v1/dossiers/harbour/claims/${id}/decisions`, {
    body: { decision: 'retract', reason: 'Not said' },
    headers: { 'if-match': '*' },
  })
  t.equal(retracted.status, 201, JSON.stringify(retracted.body))
  const { body } = await get(`/feed.json?minSeq=${retracted.body.seq}`)
  t.same(parseJsonFeed(body).items ?? [], [])
})

t.test('a feed in which nothing is new is not sent again', async (t) => {
  const { tell, get } = await harbourFormats(t)
  await tell({ words: 'Double pay' })
  for (const path of ['/feed.atom', '/feed.json', '/deadlines.ics']) {
    const etag = String((await get(path)).headers['etag'])
    t.match(etag, /^W\/"/, path)
    t.match(await get(path, { 'if-none-match': etag }), { status: 304, body: '' }, path)
    await tell({
      words: `Pay us (${path})`,
      claim: { due: { edtf: '2026-04-01', type: 'obligation', modality: 'demanded' } },
    })
    t.equal((await get(path, { 'if-none-match': etag })).status, 200, path)
  }
})
