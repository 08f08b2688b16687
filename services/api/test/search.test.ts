import { eraseDocument } from '@onrecord/documents'
import fc from 'fast-check'
import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { HARBOUR, wordsIn } from './harbour.ts'

type Item = {
  id: string
  claim: { id: string; segments: { exact: string; start: number; end: number }[]; mention: { exact: string } | null }
  highlight: { start: number; end: number }[]
}

const TEXT =
  '🛳️ Ada Brandt said: “There is no deal. Hostages’ families wait for Erdoğan’s envoys.” ' +
  'Jon Keel said: “We deal with <b>everyone</b> and pay 3.5 per cent, cease-fire or not.” السلام عليكم، قال الوزير'

/** A dossier with one document and two claims of it, and the words that a highlight covers. */
async function searchedApi(t: Parameters<typeof freshApi>[0], { text = TEXT, dossier = 'harbour' } = {}) {
  const api = await freshApi(t)
  const open = async (id: string) => {
    await api.openDossier({ ...HARBOUR, id })
    const document = { text, source: 'Gazette', title: 'Talks stall', publishedOn: '2025-03-04', extract: false }
    const { body: receipt } = await api.call('POST', `/v1/dossiers/${id}/documents`, { body: document })
    const claims = [
      ['There is no deal. Hostages’ families wait for Erdoğan’s envoys.', 'Ada Brandt'],
      ['We deal with <b>everyone</b> and pay 3.5 per cent, cease-fire or not.', 'Jon Keel'],
    ].map(([exact = '', mention = '']) => ({
      claim: {
        kind: 'statement',
        act: 'assert',
        segments: [wordsIn(text, exact)],
        mention: wordsIn(text, mention),
        reported: 'direct',
      },
    }))
    const { body } = await api.call('POST', `/v1/dossiers/${id}/claims`, { body: { documentId: receipt.id, claims } })
    const [first, second]: string[] = body.items.map((item: { id: string }) => item.id)
    return { documentId: receipt.id as string, first, second, seq: body.items.at(-1).seq as number }
  }
  const opened = await open(dossier)
  const get = (path: string, id = dossier) => api.call('GET', `/v1/dossiers/${id}${path}`)
  const search = async (list: string, q: string): Promise<Item[]> =>
    (await get(`/${list}?minSeq=${opened.seq}&q=${encodeURIComponent(q)}`)).body.items
  const found = async (q: string): Promise<(string | undefined)[]> =>
    (await search('claims', q)).map(({ claim }) => (claim.id === opened.first ? 'first' : 'second')).toSorted()
  return { ...api, ...opened, open, get, search, found }
}

t.test('claims are found by their words in any form, together, in a row, either or without', async (t) => {
  const { found } = await searchedApi(t)
  for (const [q, expected] of [
    ['deal', ['first', 'second']],
    ['DEALS', ['first', 'second']],
    ['hostage', ['first']],
    ['hostage family', ['first']],
    ['"no deal"', ['first']],
    ['“no deal”', ['first']],
    ['"deal no"', []],
    ['deal -hostages', ['second']],
    ['hostages or everyone', ['first', 'second']],
    ['erdogan', ['first']],
    ['ERDOĞAN', ['first']],
    ['keel', ['second']],
    ['everyone', ['second']],
    ['3.5', ['second']],
    ['cease-fire', ['second']],
    ['fire', ['second']],
    ['strike', []],
  ] as const) {
    t.same(await found(q), expected, q)
  }
})

t.test('a highlight says where the words are, in offsets of the document', async (t) => {
  const { search, get, seq } = await searchedApi(t)
  const marked = async (q: string) =>
    (await search('claims', q)).flatMap(({ highlight }) => highlight.map(({ start, end }) => TEXT.slice(start, end)))
  t.same(await marked('"no deal"'), ['no', 'deal'])
  t.same(await marked('hostages erdogan'), ['Hostages', 'Erdoğan'])
  t.same(await marked('everyone'), ['everyone'])
  t.same(await marked('brandt family'), ['Brandt', 'families'])
  t.same((await marked('deal')).sort(), ['deal', 'deal'])
  t.notOk('highlight' in (await get(`/claims?minSeq=${seq}`)).body.items[0], 'only where words were looked for')
})

t.test('documents are found by title and text, with passages', async (t) => {
  const { search } = await searchedApi(t)
  const [byTitle] = (await search('documents', 'stalled talks')) as unknown as { found: { title: unknown } }[]
  t.same(byTitle?.found.title, [
    { start: 0, end: 5 },
    { start: 6, end: 11 },
  ])
  const [byText] = (await search('documents', 'everyone')) as unknown as {
    found: { passages: { exact: string; start: number; highlight: { start: number; end: number }[] }[] }
  }[]
  const [passage] = byText?.found.passages ?? []
  t.match(passage?.exact, /We deal with <b>everyone<\/b> and/)
  t.equal(TEXT.slice(passage?.highlight[0]?.start, passage?.highlight[0]?.end), 'everyone')
  t.equal(TEXT.indexOf(passage?.exact ?? ''), passage?.start)
  t.equal((await search('documents', 'الوزير')).length, 1, 'words that are written from right to left')
  t.equal((await search('documents', 'عليكم')).length, 1, 'with a comma of their own behind them')
  t.equal((await search('documents', 'strike')).length, 0)
})

t.test('a text that was erased is found no more, at once', async (t) => {
  const { search, found, log, documentId } = await searchedApi(t)
  t.equal((await search('documents', 'hostages')).length, 1)
  await eraseDocument(log.db, { dossier: 'harbour', documentId })
  for (const q of ['hostages', 'stall', 'everyone', 'brandt']) {
    t.same(await found(q), [], q)
    t.same(await search('documents', q), [], q)
  }
})

t.test('a search finds nothing of another dossier, nor what was recorded later than it asks', async (t) => {
  const { search, get, open, keyFor, call, seq } = await searchedApi(t)
  const other = await open('quay')
  t.equal((await search('claims', 'hostages')).length, 1)
  t.same(
    (await get(`/claims?q=hostages&minSeq=${other.seq}`, 'quay')).body.items.map(({ claim }: Item) => claim.id),
    [other.first],
  )
  const key = await keyFor(['read'], ['quay'])
  t.equal((await call('GET', '/v1/dossiers/harbour/claims?q=hostages', { key })).status, 404)
  t.same((await get(`/claims?q=hostages&asOfSeq=3&minSeq=${seq}`)).body.items, [])
  t.equal((await get('/documents?q=hostages&asOfSeq=3')).body.items.length, 1)
  t.same((await get('/documents?q=hostages&asOfSeq=2')).body.items, [])
  t.same((await get('/claims?q=hostages&on=2025-03-03')).body.items, [])
})

t.test('what names no word is refused, and nothing that people can type breaks a search', async (t) => {
  const { get, seq } = await searchedApi(t)
  await get(`/claims?minSeq=${seq}`)
  const ask = (list: string, q: string) => get(`/${list}?q=${encodeURIComponent(q)}`)
  for (const list of ['claims', 'documents']) {
    for (const q of [
      '',
      ' ',
      '"',
      '""',
      '-',
      '-deal',
      'deal or -pay',
      '& | ! <-> ( )',
      '<b>'.replace('b', ''),
      '...',
      '“”',
      '-'.repeat(300),
      '- '.repeat(150),
    ]) {
      t.match(await ask(list, q), { status: 400, body: { errors: [{ in: 'query', pointer: '/q' }] } }, `${list} ${q}`)
    }
    t.equal((await ask(list, 'x'.repeat(10_000))).status, 400)
    t.equal((await get(`/${list}?q=a%00b`)).status, 400)
    t.ok((await get(`/${list}?q=%ED%A0%80`)).status < 500)
    t.equal((await get(`/${list}?q=a&q=b`)).status, 400)
    for (const q of [
      'x'.repeat(300),
      'a or '.repeat(60),
      '"the '.repeat(60),
      `"${'deal '.repeat(59)}"`,
      '-a '.repeat(90) + 'deal',
      `${'- '.repeat(140)}deal`,
      `${'-'.repeat(290)}a deal`,
      `${'-@'.repeat(140)} deal`,
      `${'-"" '.repeat(70)}deal`,
      "it's 'quoted' \\ 'x':*A & y",
      '\u202eשלום عليكم',
      'é'.repeat(150),
      'http://a.b/c?d=e&f=%20 a@b.c /etc/passwd',
      "'; drop table quote; --",
      '한국어 日本語 ｆｕｌｌ',
      'a:* <1> !!b',
      '\u0001deal\u0002',
    ]) {
      t.equal((await ask(list, q)).status, 200, `${list} ${q}`)
    }
    t.ok([200, 400].includes((await ask(list, '👍🏽')).status), 'whether a picture is a word is the server’s to say')
  }
})

t.test('a dash between words excludes nothing, a minus before one does', async (t) => {
  const { found } = await searchedApi(t)
  t.same(await found('deal - hostages'), ['first'])
  t.same(await found('deal -hostages'), ['second'])
  t.same(await found('deal -“hostages’ families”'), ['second'])
  t.same(await found('deal --hostages -'), ['second'])
  t.same(await found('cease-fire'), ['second'])
})

t.test('no combination of operators breaks a search', async (t) => {
  const { get, seq } = await searchedApi(t)
  await get(`/claims?minSeq=${seq}`)
  const part = fc.constantFrom(
    '-',
    '- ',
    '"',
    ' ',
    '“',
    'or ',
    'or',
    'deal',
    '@',
    '<',
    '²',
    'ʰ',
    '\u0301',
    '!',
    ':*',
    '\\',
    "'",
    '&',
    '(',
  )
  const asked = fc.array(part, { maxLength: 300, size: 'max' }).map((parts) => parts.join('').slice(0, 300))
  await fc.assert(
    fc.asyncProperty(asked, async (q) => {
      const { status } = await get(`/claims?q=${encodeURIComponent(q)}`)
      return status === 200 || status === 400
    }),
    { seed: 20250303, numRuns: 120, examples: [['-'.repeat(300)]] },
  )
})

t.test('a text with more words than an index holds is stored and found by its beginning', async (t) => {
  // Each a word of its own, of those that take the most room: four bytes, behind the dossier's digits.
  const words = Array.from({ length: 0x10000 }, (_, nth) => String.fromCodePoint(0x20000 + nth))
  const { call, openDossier } = await freshApi(t)
  await openDossier(HARBOUR)
  const body = { text: `beginning ${words.join(' ')}`, extract: false }
  const { status, body: receipt } = await call('POST', '/v1/dossiers/harbour/documents', { body })
  t.ok(status < 300)
  const { body: found } = await call('GET', `/v1/dossiers/harbour/documents?q=beginning&minSeq=${receipt.seq}`)
  t.equal(found.items.length, 1)
})

t.test('a page of search results can be followed like any other', async (t) => {
  const { get, seq } = await searchedApi(t)
  const first = await get(`/claims?q=deal&limit=1&minSeq=${seq}`)
  const link = /^<\/v1\/dossiers\/harbour([^>]+)>/.exec(String(first.headers.link))?.[1] ?? ''
  const second = await get(link)
  t.equal(second.body.items.length, 1)
  t.not(second.body.items[0].claim.id, first.body.items[0].claim.id)
  const other = await get(`/claims?q=pay&cursor=${first.body.next}`)
  t.equal(other.status, 400)
})
