import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { HARBOUR, wordsIn } from './harbour.ts'

const TEXT = 'Ada Brandt said: "We will not move." Jon Keel said: "Then the quay stays shut."'
const WORDS = ['We will not move.', 'Then the quay stays shut.']

/** Documents of one day, so that all their claims sort alike but by id; `add` submits another. */
async function crowdedApi(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier(HARBOUR)
  const add = async (nth: number): Promise<number> => {
    const document = { text: `${TEXT} (${nth})`, source: `Paper ${nth}`, publishedOn: '2025-03-04', extract: false }
    const { body: receipt } = await api.call('POST', '/v1/dossiers/harbour/documents', { body: document })
    const claims = WORDS.map((exact) => ({
      claim: { kind: 'statement', act: 'reject', segments: [wordsIn(TEXT, exact)], reported: 'direct' },
    }))
    const body = { documentId: receipt.id, claims }
    return (await api.call('POST', '/v1/dossiers/harbour/claims', { body })).body.items.at(-1).seq
  }
  const get = (path: string) => api.call('GET', `/v1/dossiers/harbour${path}`)
  return { ...api, get, add }
}

const linked = (link: unknown): string => /^<\/v1\/dossiers\/harbour([^>]+)>; rel="next"$/.exec(String(link))?.[1] ?? ''

t.test('pages go on with the state that the first one showed, whatever arrives meanwhile', async (t) => {
  const { get, add } = await crowdedApi(t)
  for (const nth of [1, 2, 3]) await add(nth)
  const last = await add(4)
  for (const list of ['claims?clusters=apart', 'claims?clusters=apart&sort=recorded', 'documents?', 'timeline?']) {
    const whole = (await get(`/${list}&minSeq=${last}`)).body.items
    const first = await get(`/${list}&limit=3&minSeq=${last}`)
    const items = [...first.body.items]
    let more = await add(10 + items.length + list.length)
    for (let next = linked(first.headers.link); next !== ''; ) {
      const page = await get(next)
      t.equal(page.body.seq, first.body.seq)
      items.push(...page.body.items)
      next = linked(page.headers.link)
    }
    more = (await get(`/${list}&limit=500&minSeq=${more}`)).body.items.length
    t.same(items, whole, list)
    t.ok(more > whole.length, 'without the cursor it is there')
  }
})

t.test('claims with one sort key all come, each once, in either direction', async (t) => {
  const { get, add } = await crowdedApi(t)
  let seq = 0
  for (const nth of [1, 2, 3, 4]) seq = await add(nth)
  for (const order of ['ascending', 'descending']) {
    const found: string[] = []
    let path = `/claims?clusters=apart&order=${order}&limit=1&minSeq=${seq}`
    while (path !== '') {
      const page = await get(path)
      found.push(...page.body.items.map((item: { claim: { id: string } }) => item.claim.id))
      path = linked(page.headers.link)
    }
    t.equal(found.length, 8)
    t.equal(new Set(found).size, 8)
    t.same(found, order === 'ascending' ? found.toSorted() : found.toSorted().toReversed())
  }
})

t.test('a cursor is good for its own list alone: same route, filters and order', async (t) => {
  const { get, add, call, openDossier } = await crowdedApi(t)
  await add(1)
  const seq = await add(2)
  const { body } = await get(`/claims?limit=1&minSeq=${seq}`)
  t.equal((await get(`/claims?limit=5&sort=said&cursor=${body.next}`)).status, 200, 'defaults may be written out')
  t.equal((await get(`/claims?minSeq=${seq}&cursor=${body.next}`)).status, 200)
  await openDossier({ ...HARBOUR, id: 'quay' })
  const elsewhere = await call('GET', `/v1/dossiers/quay/claims?cursor=${body.next}`)
  for (const answer of [
    elsewhere,
    await get(`/claims?order=ascending&cursor=${body.next}`),
    await get(`/claims?kind=demand&cursor=${body.next}`),
    await get(`/claims?asOfSeq=${seq}&cursor=${body.next}`),
    await get(`/timeline?cursor=${body.next}`),
    await get(`/documents?cursor=${body.next}`),
  ]) {
    t.match(answer, { status: 400, body: { errors: [{ in: 'query', pointer: '/cursor', detail: /another list/ }] } })
  }
})

t.test('a cursor that nobody gave is refused', async (t) => {
  const { get, add } = await crowdedApi(t)
  await add(1)
  const seq = await add(2)
  const { body } = await get(`/claims?limit=1&minSeq=${seq}`)
  const given = JSON.parse(Buffer.from(body.next, 'base64url').toString())
  const forged = (changed: unknown) => Buffer.from(JSON.stringify(changed)).toString('base64url')
  for (const cursor of [
    'nonsense',
    '',
    'e30',
    `${body.next}x`,
    forged({ ...given, pin: { asOfSeq: 1e9, today: '2025-03-04' } }),
    forged({ ...given, pin: { asOfSeq: 3, today: 'infinity' } }),
    forged({ ...given, after: null }),
    forged({ ...given, after: { ...given.after, claimId: "' or true --" } }),
    forged([]),
    'A'.repeat(4001),
  ]) {
    const answer = await get(`/claims?limit=1&cursor=${cursor}`)
    t.match(answer, { status: 400, body: { errors: [{ in: 'query', pointer: '/cursor' }] } }, cursor.slice(0, 40))
  }
})

t.test('publishers with long names come in pages too', async (t) => {
  const { call, openDossier } = await freshApi(t)
  const get = (path: string) => call('GET', `/v1/dossiers/harbour${path}`)
  const sources = ['報', '紙'].map((letter) => ({ name: letter.repeat(300) }))
  await openDossier({ ...HARBOUR, sources })
  const first = await get('/sources?limit=1&minSeq=2')
  const second = await get(linked(first.headers.link))
  t.equal(second.status, 200)
  t.not(second.body.items[0].name, first.body.items[0].name)
})
