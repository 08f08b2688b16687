import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('positions name their words, why they stand and where the page goes on', async (t) => {
  const { get, demand, seq } = await harbourApi(t)
  const { status, body } = await get(`/positions?on=2025-03-10&minSeq=${seq}`)
  t.equal(status, 200)
  t.match(body, {
    seq,
    day: '2025-03-10',
    hidden: 0,
    next: null,
    items: [
      {
        issue: { id: 'pay', label: 'Night pay' },
        framework: { id: 'draft-2025' },
        party: { id: 'board' },
        stance: 'opposes',
      },
      {
        party: { id: 'union' },
        stance: 'supports',
        why: { rule: 'position.only-word', says: String, replaced: null },
        claims: [{ words: 'Double pay for the night, by 1 April 2025.', claimId: demand }],
        total: 1,
      },
    ],
  })
  const first = await get('/positions?on=2025-03-10&limit=1')
  const second = await get(`/positions?on=2025-03-10&limit=1&cursor=${first.body.next}`)
  t.same([...first.body.items, ...second.body.items], body.items)
  t.same((await get('/positions?on=2025-03-10&stance=conditions')).body.items, [])
  t.match(await get('/positions?cursor=nonsense'), { status: 400, body: { errors: [{ pointer: '/cursor' }] } })
  t.match(await get('/positions?framework=moon'), { status: 404, body: { code: 'unknown-framework' } })
  t.match(await get('/positions?place=table'), { status: 400 })
})

t.test('contradictions put the words of both sides beside one another', async (t) => {
  const { get, demand, refusal, seq } = await harbourApi(t)
  const { status, body } = await get(`/contradictions?on=2025-03-10&minSeq=${seq}`)
  t.equal(status, 200)
  t.match(body.items, [
    {
      issue: { id: 'pay' },
      within: null,
      why: { rule: 'contradiction.between-parties', says: String },
      a: { party: { id: 'board' }, stance: 'opposes', total: 1, sources: 1, claims: [{ claimId: refusal }] },
      b: { party: { id: 'union' }, stance: 'supports', total: 1, sources: 1, claims: [{ claimId: demand }] },
    },
  ])
  t.same((await get('/contradictions?on=2025-03-02')).body.items, [], 'before anybody spoke')
  t.same((await get('/contradictions?on=2025-03-10&within=union')).body.items, [])
  t.match(await get('/contradictions?party=No%20Slug'), { status: 400 })
})

t.test('a history tells how one party’s position changed, in its words', async (t) => {
  const { get, demand, seq } = await harbourApi(t)
  const { status, body } = await get(`/positions/history?issue=pay&party=union&on=2025-03-10&minSeq=${seq}`)
  t.equal(status, 200)
  t.match(body, {
    seq,
    day: '2025-03-10',
    issue: { id: 'pay' },
    framework: { id: 'draft-2025' },
    party: { id: 'union' },
    actor: null,
    items: [{ stance: 'supports', change: 'first', since: '2025-03-03', until: null, claims: [{ claimId: demand }] }],
    next: null,
    claims: 1,
    older: 0,
    undated: [],
    undatedTotal: 0,
  })
  const { configuration } = (await get('')).body
  const [actor] = configuration.actors.filter(({ party }: { party: string }) => party === 'union')
  t.match((await get(`/positions/history?issue=pay&actor=${actor.id}&on=2025-03-10`)).body, {
    actor: { id: actor.id, name: actor.name },
    party: null,
  })
  const refused = async (query: string) => {
    const { status, body } = await get(`/positions/history?${query}`)
    return [status, body.code]
  }
  t.same(await refused('issue=pay'), [400, 'invalid-request'])
  t.same(await refused('party=union'), [400, 'invalid-request'])
  t.same(await refused('issue=pay&party=union&actor=x'), [400, 'invalid-request'])
  t.same(await refused('issue=pay&party=union&cursor=e30'), [400, 'invalid-request'])
  t.same(await refused('issue=moon&party=union'), [404, 'unknown-issue'])
  t.same(await refused('issue=pay&party=moon'), [404, 'unknown-party'])
  t.same(await refused('issue=pay&actor=moon'), [404, 'unknown-actor'])
  t.same(await refused('issue=pay&party=union&framework=all'), [400, 'invalid-request'])
})

t.test('positions and contradictions of all frameworks come one after another, in pages', async (t) => {
  const { get, seq } = await harbourApi(t)
  for (const list of ['positions', 'contradictions']) {
    const one = await get(`/${list}?framework=draft-2025&on=2025-03-10&minSeq=${seq}`)
    const { body } = await get(`/${list}?framework=all&on=2025-03-10`)
    t.same(body.items, one.body.items, 'nothing was said in another')
    const items = []
    let cursor = ''
    do {
      const page = await get(`/${list}?framework=all&on=2025-03-10&limit=1${cursor}`)
      items.push(...page.body.items)
      cursor = page.body.next === null ? '' : `&cursor=${page.body.next}`
    } while (cursor !== '')
    t.same(items, body.items)
    const { next } = (await get(`/${list}?framework=all&limit=1`)).body
    if (next !== null) {
      const given = JSON.parse(Buffer.from(next, 'base64url').toString())
      const elsewhere = { ...given, after: { framework: 'moon', after: '' } }
      const cursor = Buffer.from(JSON.stringify(elsewhere)).toString('base64url')
      t.same((await get(`/${list}?framework=all&limit=1&cursor=${cursor}`)).body.items, [])
    }
    t.match(await get(`/${list}?phase=zero`), { status: 400 })
  }
  const { body } = await get(`/actors?on=2025-03-10`)
  const [stance] = body.items.flatMap(({ stances }: { stances: unknown[] }) => stances)
  const history = await get(stance.history.slice('/v1/dossiers/harbour'.length))
  t.match(history, { status: 200, body: { issue: { id: stance.issue }, items: [{ stance: stance.stance }] } })
})
