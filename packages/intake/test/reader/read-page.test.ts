import fc from 'fast-check'
import t from 'tap'
import { readFragment, readPage } from '../../src/reader/read-page.ts'

const PARAGRAPH = '<p>The union said it would not <b>sign</b> be&shy;fore 3&nbsp;February, and it said so twice.</p>'
const WORDS = 'The union said it would not sign before 3 February, and it said so twice.'

const page = (body: string, head = ''): string => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const article = (more = ''): string => `<article>${PARAGRAPH.repeat(8)}${more}</article>`

t.test('an article is found on its page, and what surrounds it is named', async (t) => {
  const html = page(
    `<nav><a href="/">Home</a></nav>${article('<figure><img src="x"><figcaption>A crane. Photo: Ann</figcaption></figure>')}
    <aside>Read more</aside><script>steal()</script><script>more()</script><footer>© Gazette</footer>`,
  )
  const { text, dropped } = readPage({ html })
  t.equal(text, Array.from({ length: 8 }, () => WORDS).join('\n\n'))
  t.same(dropped, [
    { element: 'script', count: 2 },
    { element: 'figure', count: 1 },
    { element: 'img', count: 1 },
    { element: 'nav', count: 1 },
    { element: 'footer', count: 1 },
    { element: 'aside', count: 1 },
  ])
})

t.test('lists, tables, headings and quotations are read as lines, without marks of their own', async (t) => {
  const html = `<h2>Terms</h2><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>
    <table><tr><th>Party</th><td>union</td></tr><tr><td>board</td></tr></table><blockquote><p>“Not a cent.”</p></blockquote>a<br>b`
  t.equal(readFragment({ html }), 'Terms\n\none\ntwo\n\nfirst\n\nParty union\n\nboard\n\n“Not a cent.”\n\na\nb')
})

t.test('what a page says of itself is proposed, the first place that says it counts', async (t) => {
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', name: 'Gazette Group' },
      {
        '@type': 'NewsArticle',
        headline: 'Talks  stall',
        author: [{ name: 'Ann Lee' }, { name: 'Bo Orr' }],
        datePublished: '2025-02-03T23:30:00-05:00',
      },
    ],
  }
  const head = `<title>Talks stall | Gazette</title><meta property="og:title" content="Another">
    <meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2025-01-01">
    <link rel="canonical" href="https://gazette.example/talks?id=1">
    <script type="application/ld+json">{"@type":"NewsArticle",</script>
    <script type="application/ld+json">${JSON.stringify(linked)}</script>`
  t.same(readPage({ html: page(article(), head) }).facts, [
    { member: 'title', value: 'Talks stall', origin: 'json-ld' },
    { member: 'author', value: 'Ann Lee, Bo Orr', origin: 'json-ld' },
    { member: 'source', value: 'Harbour Gazette', origin: 'meta' },
    { member: 'publishedOn', value: '2025-02-03', origin: 'json-ld' },
    { member: 'url', value: 'https://gazette.example/talks?id=1', origin: 'link' },
  ])
})

t.test('a date may stand in meta, else in the first time element; what is no date is none', async (t) => {
  const dated = (head: string, body = '') =>
    readPage({ html: page(body + article(), head) }).facts.find(({ member }) => member === 'publishedOn')
  const meta = (content: string) => `<meta property="article:published_time" content="${content}">`
  t.match(dated(meta('2025-03-04T01:00:00Z')), { value: '2025-03-04', origin: 'meta' })
  t.match(dated(meta('soon'), '<time datetime="2025-03-05">today</time>'), { value: '2025-03-05', origin: 'time' })
  for (const bad of ['2025-02-31', '0001-01-01', '9999-12-31', 'yesterday', '"><script>', '20250304', '']) {
    t.equal(dated(meta(bad)), undefined, bad)
  }
})

t.test('a javascript address, an author that is an address and a title without end are not proposed', async (t) => {
  const head = `<link rel="canonical" href="javascript:alert(1)"><meta property="article:author" content="https://x.example/ann">
    <meta property="og:title" content="${'x'.repeat(2001)}">`
  t.same(readPage({ html: page(article(), head) }).facts, [])
})

t.test('no markup, NUL or lone surrogate of any page reaches the text', async (t) => {
  const piece = fc.oneof(
    fc.constantFrom('<p>', '</p>', '<script>', '</script>', '<!--', '-->', '<![CDATA[', ']]>', '<title>', '&#0;', '\0'),
    fc.constantFrom(
      '<div hidden>',
      '&#xD800;',
      '&lt;',
      '<',
      '<a href="',
      '"',
      '<template>',
      '<svg>',
      '</',
      '<?xml',
      '<!',
    ),
    fc.string({ unit: 'binary' }),
    fc.constant('words that are read '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { text } = readPage({ html: pieces.join('') })
      return text.isWellFormed() && !text.includes('\0')
    }),
    { seed: 7, numRuns: 300 },
  )
  t.equal(
    readFragment({ html: 'a<script>b</script><style>c</style><!-- d -->e &lt;f&gt; <svg><text>g</text></svg>' }),
    'ae <f>',
  )
})

t.test('a page is read whatever tags its author left out', async (t) => {
  const bodies = [
    article(),
    `<body>${article()}`,
    `<!doctype html><title>Talks</title>${article()}`,
    `<html lang="en"><head><title>Talks</title></head>${article()}`,
    `<HTML>${article()}</HTML>`,
  ]
  for (const html of bodies) t.match(readPage({ html }), { text: /^The union/ }, html.slice(0, 40))
})

t.test('what is hidden is not read, and a page of nothing has no text', async (t) => {
  t.equal(readPage({ html: '<!-- nothing --><title>Talks</title>' }).text, '')
  const hidden = '<div style="display:none"><p>We accept all terms.</p></div><p hidden>All of them.</p>'
  t.notMatch(readPage({ html: page(article(hidden)) }).text, /terms|All of them/)
})
