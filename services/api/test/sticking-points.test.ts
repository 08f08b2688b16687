import t from 'tap'
import { TEXT, wordsIn } from './harbour.ts'
import { harbourApi } from './harbour-api.ts'

t.test('an open sticking point shows each party’s position in its exact words, and why it is open', async (t) => {
  const { get, demand, refusal, seq } = await harbourApi(t)
  const { status, body } = await get(`/sticking-points?phase=2&status=open&on=2025-03-10&minSeq=${seq}`)
  t.equal(status, 200)
  t.match(body, { seq, day: '2025-03-10', minimumConfidence: 0.4 })
  t.equal(body.items.length, 1)
  t.match(body.items[0], {
    issue: { id: 'pay', label: 'Night pay', proposition: 'Night shifts are paid double' },
    framework: { id: 'draft-2025', title: 'Draft of 2025' },
    phases: [2],
    status: 'open',
    standing: 'contested',
    since: '2025-03-03',
    noPosition: [],
    hidden: 0,
  })
  const [board, union] = body.items[0].positions
  t.match(board, {
    party: { id: 'board', label: 'Harbour board' },
    stance: 'opposes',
    concurrent: false,
    claims: [{ words: 'We will not pay double', by: 'Jon Keel', saidOn: '2025-03-03', source: 'Harbour Gazette' }],
  })
  t.match(union, {
    party: { id: 'union' },
    stance: 'supports',
    claims: [{ words: 'Double pay for the night, by 1 April 2025.', by: 'Ada Brandt', claimId: demand }],
  })
  const { start, end } = wordsIn(TEXT, 'We will not pay double')
  t.same(board.claims[0].segments, [{ start, end }], 'offsets are UTF-16 units of the text')
  t.match(body.items[0].why, { rule: /^contested\./, says: String })
  t.ok(body.items[0].why.claims.includes(refusal))
})

t.test('one sticking point comes with its evidence', async (t) => {
  const { get, seq } = await harbourApi(t)
  const { body } = await get(`/sticking-points/pay?on=2025-03-10&minSeq=${seq}`)
  t.match(body, { status: 'open', issue: { id: 'pay' }, evidence: [{ words: String, by: String }] })
  t.same(
    body.evidence.map(({ claimId }: { claimId: string }) => claimId),
    [...body.why.claims, ...body.why.counter],
  )
  t.match(await get('/sticking-points/moon'), { status: 404, body: { code: 'unknown-issue' } })
})

t.test('sticking points come a page at a time, one framework after another', async (t) => {
  const { get, seq } = await harbourApi(t)
  for (const query of ['framework=all', 'framework=all&status=open', 'framework=draft-2025']) {
    const whole = (await get(`/sticking-points?${query}&minSeq=${seq}`)).body
    t.equal(whole.next, null)
    const items: unknown[] = []
    let [cursor, pages] = ['', 0]
    do {
      const { body, headers } = await get(`/sticking-points?${query}&limit=1${cursor}`)
      t.ok(body.items.length <= 1)
      t.equal(headers.link === undefined, body.next === null)
      items.push(...body.items)
      cursor = body.next === null ? '' : `&cursor=${body.next}`
      pages += 1
    } while (cursor !== '')
    t.same(items, whole.items, query)
    t.equal(pages, whole.items.length + 1)
  }
  t.match(await get('/sticking-points?limit=101'), { status: 400 })
  t.match(await get('/sticking-points?limit=0'), { status: 400 })
})

t.test('a framework is an id, the current one, none or all', async (t) => {
  const { get, seq } = await harbourApi(t)
  const count = async (query: string) => (await get(`/sticking-points?minSeq=${seq}&${query}`)).body.items.length
  t.equal(await count('framework=draft-2025'), 1)
  t.equal(await count('framework=current&on=2025-03-10'), 1)
  t.equal(await count('framework=draft-2025&phase=1'), 0)
  t.equal(await count('framework=draft-2025&status=closed'), 0)
  t.equal(await count('framework=draft-2025&issue=crews'), 0)
  const { body } = await get('/sticking-points?framework=all')
  const shown: [string | undefined, string][] = body.items.map(
    (item: { framework: { id: string } | null; status: string }) => [item.framework?.id, item.status],
  )
  t.same(shown, [
    ['draft-2024', 'closed'],
    ['draft-2025', 'open'],
    [undefined, 'dormant'],
  ])
  t.match(await get('/sticking-points?framework=moon'), { status: 404, body: { code: 'unknown-framework' } })
})

t.test('before anybody spoke there was nothing, on either time axis', async (t) => {
  const { get, seq } = await harbourApi(t)
  t.same((await get(`/sticking-points?minSeq=${seq}&on=2025-03-02&framework=draft-2025`)).body.items, [])
  t.same((await get(`/sticking-points?asOfSeq=3&framework=draft-2025`)).body.items, [])
  const half = await get('/sticking-points?asOfSeq=5&framework=draft-2025')
  t.match(half.body, { seq: 5, items: [{ standing: 'one-sided', noPosition: [{ id: 'board' }] }] })
  t.match(await get('/sticking-points?asOfSeq=99'), { status: 400, body: { errors: [{ pointer: '/asOfSeq' }] } })
  t.match(await get('/sticking-points?on=2025-02-30'), { status: 400, body: { errors: [{ pointer: '/on' }] } })
})
