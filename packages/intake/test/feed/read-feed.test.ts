import t from 'tap'
import { NotAFeedError, readFeed } from '../../src/feed/read-feed.ts'
import { ExcessError } from '../../src/reader/measure-markup.ts'

const ADDRESS = 'https://gazette.example/feed.xml'
const read = (text: string, most = 100) => readFeed({ text, address: ADDRESS, most })
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel><title>Gazette &amp; Sons</title><link>https://gazette.example</link><description>-</description>${items}</channel></rss>`

t.test('an RSS item is read whole before its summary, its date as its author wrote it', async (t) => {
  const item = `<item><title>Talks &lt;i&gt;stall&lt;/i&gt; &amp;amp; end</title><link>/talks</link><guid isPermaLink="false">g-1</guid>
    <pubDate>Mon, 03 Feb 2025 23:30:00 -0500</pubDate><dc:creator>Ann Lee</dc:creator>
    <description>&lt;p&gt;In short.&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>The union said no.</p><script>x()</script><p>Twice.</p>]]></content:encoded></item>`
  t.same(read(rss(item)), {
    format: 'rss',
    title: 'Gazette & Sons',
    left: 0,
    items: [
      {
        key: 'g-1',
        text: 'The union said no.\n\nTwice.',
        problem: null,
        title: 'Talks stall & end',
        author: 'Ann Lee',
        url: 'https://gazette.example/talks',
        publishedOn: '2025-02-03',
      },
    ],
  })
})

t.test('an Atom entry is read with text, html and xhtml as its type says', async (t) => {
  const entry = (type: string, content: string) =>
    `<entry><id>urn:${type}</id><title>1 &lt; 2</title><link href="https://gazette.example/${type}"/><updated>2025-02-04T01:00:00Z</updated>
    <author><name>Bo Orr</name></author><content type="${type}">${content}</content></entry>`
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><id>urn:g</id><updated>2025-02-04T01:00:00Z</updated>
    ${entry('text', 'a &lt;b&gt; c')}${entry('html', '&lt;p&gt;a &amp;lt; c&lt;/p&gt;')}
    ${entry('xhtml', '<div xmlns="http://www.w3.org/1999/xhtml"><p>a <em>b</em></p></div>')}${entry('image/png', 'aGk=')}</feed>`
  const { items } = read(feed)
  t.same(
    items.map(({ text }) => text),
    ['a <b> c', 'a < c', 'a b', null],
  )
  t.match(items[0], {
    title: '1 < 2',
    author: 'Bo Orr',
    publishedOn: '2025-02-04',
    url: 'https://gazette.example/text',
  })
})

t.test('a JSON Feed is read; items that are none are passed over', async (t) => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Gazette',
    items: [
      {
        id: 7,
        url: '/seven',
        content_html: '<p>Seven</p>',
        date_published: '2025-02-03T00:00:00Z',
        authors: [{ name: 'A' }],
      },
      { id: 'b', content_text: 'Plain <b>' },
      'x',
      null,
    ],
  }
  t.match(read(JSON.stringify(feed)), {
    format: 'json',
    items: [
      { key: '7', text: 'Seven', url: 'https://gazette.example/seven', publishedOn: '2025-02-03', author: 'A' },
      { key: 'b', text: 'Plain <b>', publishedOn: null },
    ],
  })
})

t.test('items beyond those asked for are counted; an item without a name is known by its words', async (t) => {
  const { items, left } = read(rss('<item><description>One</description></item>'.repeat(5)), 3)
  t.same([items.length, left], [3, 2])
  t.equal(new Set(items.map(({ key }) => key)).size, 1)
  const [long] = read(rss(`<item><guid>${'g'.repeat(5000)}</guid><description>One</description></item>`)).items
  t.equal(long?.key.length, 64)
})

t.test('an item with too much markup fails alone', async (t) => {
  const items = `<item><guid>bomb</guid><description><![CDATA[${'<b>'.repeat(1000)}]]></description></item><item><guid>well</guid><description>Well</description></item>`
  t.match(read(rss(items)).items, [
    { key: 'bomb', text: null, problem: 'too-deep' },
    { key: 'well', text: 'Well', problem: null },
  ])
})

t.test('entities that a document type declares are refused, whatever they would expand to', async (t) => {
  const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`
  const item = '<item><title>&b;&f;</title><description>&f;</description></item>'
  t.throws(() => read(rss(item).replace('<rss', `${laughs}<rss`)), new ExcessError('document-type'))
  t.throws(() => read(rss(item).replace('<rss', `${laughs.toLowerCase()}<rss`)), ExcessError)
  const [undeclared] = read(rss(item)).items
  t.equal(undeclared?.text, '&f;', 'an entity that nobody knows stays as it is written')
})

t.test('what is no feed is told from what is too much', async (t) => {
  for (const text of ['', '<html><body>x</body></html>', '{}', '{"items":[]}', '[', '<rss', 'words', '<rss/>']) {
    t.throws(() => read(text), NotAFeedError, text)
  }
  t.throws(() => read(`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`), new ExcessError('too-deep'))
  t.throws(() => read(rss('<item/>'.repeat(200_000))), new ExcessError('too-many-nodes'))
})
