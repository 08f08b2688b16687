import { readEvents } from '@onrecord/event-log'
import { replayDigests } from '@onrecord/projections'
import t from 'tap'
import { CLAIMS, HARBOUR, TEXT } from './harbour.ts'
import { reviewed } from './reviewed.ts'

/** Times that a race is run: who comes first is for the machine to say. */
const ROUNDS = 5

const ANY = { 'if-match': '*' }
const DECISIONS = '/v1/dossiers/harbour/decisions'

type Reviewed = Awaited<ReturnType<typeof reviewed>>
type Answers = readonly { status: number; body: { code?: string } }[]

const statuses = (answers: Answers): number[] => answers.map(({ status }) => status).toSorted((a, b) => a - b)

const eventsOf = ({ log }: Reviewed) => readEvents(log, { dossier: 'harbour', after: 0, limit: 1000 })

/** What the views say now is what the log says. */
async function sameAsReplayed(t: { same: (found: unknown, wanted: unknown) => boolean }, api: Reviewed): Promise<void> {
  const events = await eventsOf(api)
  const { body } = await api.call('GET', `/v1/dossiers/harbour/audit/digests?minSeq=${events.length}`)
  t.same(body, { seq: events.length, views: await replayDigests(events) })
}

t.test('of several who decide on the same reading one wins, and the others are told who', async (t) => {
  const api = await reviewed(t)
  const { claim, post, demand } = api
  for (let round = 0; round < ROUNDS; round++) {
    const headers = { 'if-match': String((await claim(demand)).headers.etag) }
    const before = (await eventsOf(api)).length
    const credibility = (round % 6) + 1
    const bodies = Array.from({ length: 4 }, () => ({ decision: 'assess', credibility }))
    const answers = await Promise.all(bodies.map((body) => post(demand, body, headers)))
    t.same(statuses(answers), [201, 412, 412, 412])
    const lost = answers.find(({ status }) => status === 412)
    t.match(lost?.body.details.since, [{ type: 'ClaimAssessed', seq: before + 1 }])
    t.equal(lost?.headers.etag, answers.find(({ status }) => status === 201)?.body.etag)
    t.equal((await eventsOf(api)).length, before + 1, 'one event')
  }
  await sameAsReplayed(t, api)
})

t.test('whoever takes any version waits for nobody, and what is so already is not said twice', async (t) => {
  const api = await reviewed(t)
  const { post, demand } = api
  const confirm = { decision: 'confirm' }
  const twice = await Promise.all([post(demand, confirm, ANY), post(demand, confirm, ANY)])
  t.same(statuses(twice), [201, 409])
  t.equal(twice.find(({ status }) => status === 409)?.body.code, 'nothing-to-change')
  const others = [
    { decision: 'assess', credibility: 2 },
    { decision: 'outcome', outcome: 'met' },
    { decision: 'answer', answer: 'rejected' },
    { decision: 'correct', changes: { saidOn: '2025-03-02' } },
  ]
  t.same(statuses(await Promise.all(others.map((body) => post(demand, body, ANY)))), [201, 201, 201, 201])
  await sameAsReplayed(t, api)
})

t.test('a batch and a decision of one of its things: one of them wins, whole', async (t) => {
  const api = await reviewed(t)
  const { call, post, claim, demand, refusal } = api
  const versionOf = async (id: string | undefined) => {
    const tag = String((await claim(id)).headers.etag)
    return { tag, version: Number(/^"(\d+)/.exec(tag)?.[1]) }
  }
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [await versionOf(demand), await versionOf(refusal)]
    const decide = { decision: 'assess', credibility: round + 1 }
    const items = [
      { about: 'claim', id: demand, version: a.version, decide },
      { about: 'claim', id: refusal, version: b.version, decide },
    ]
    const before = (await eventsOf(api)).length
    const [one, other, single] = await Promise.all([
      call('POST', DECISIONS, { body: { items } }),
      call('POST', DECISIONS, { body: { items: items.toReversed() } }),
      post(refusal, { decision: 'correct', changes: { confidence: 0.9 - round / 10 } }, { 'if-match': b.tag }),
    ])
    t.same(statuses([one, other, single]), [201, 412, 412])
    const stale = [one, other].find(({ status }) => status === 412)?.body.details.stale
    t.ok(stale.length > 0, 'with the items that were stale')
    const last = single.status === 201 ? before + 1 : before + 2
    t.equal((await eventsOf(api)).length, last, 'nothing of a batch that lost')
    await api.get(`/claims?minSeq=${last}`)
  }
  await sameAsReplayed(t, api)
})

t.test('batches that bring the same words in another order do not wait for one another for ever', async (t) => {
  const api = await reviewed(t)
  const { call, documentId, demand, refusal } = api
  for (let round = 0; round < ROUNDS; round++) {
    const stance = round % 2 === 0 ? 'conditions' : 'unclear'
    const claims = CLAIMS.map((one) => ({
      ...one,
      classification: { ...one.classification, positions: [{ issue: 'pay', stance }] },
    }))
    const items = [demand, refusal].map((id) => ({
      about: 'claim',
      id,
      version: 2 + round,
      decide: { decision: 'reclassify', classification: { phase: round } },
    }))
    const send = (claims: unknown) => call('POST', '/v1/dossiers/harbour/claims', { body: { documentId, claims } })
    const answers = await Promise.all([
      send(claims),
      send(claims.toReversed()),
      call('POST', DECISIONS, { body: { items } }),
      call('POST', DECISIONS, { body: { items: items.toReversed() } }),
    ])
    for (const { status, body } of answers) t.ok([200, 201, 409, 412].includes(status), JSON.stringify(body))
  }
  await sameAsReplayed(t, api)
})

t.test('an undo against a new decision: in either order nothing is lost', async (t) => {
  const api = await reviewed(t)
  const { call, post, demand } = api
  for (let round = 0; round < ROUNDS; round++) {
    // Another than the one before, which an undo brings back.
    const credibility = 2 + (round % 2)
    const first = await post(demand, { decision: 'assess', credibility: 1 }, ANY)
    t.equal(first.status, 201, JSON.stringify(first.body))
    const undo = () => call('POST', `${DECISIONS}/${first.body.seq}/undo`, { body: {} })
    const answers = await Promise.all([undo(), undo(), post(demand, { decision: 'assess', credibility }, ANY)])
    t.equal(answers[2].status, 201, JSON.stringify(answers[2].body))
    const codes = answers.slice(0, 2).map(({ status, body }) => (status === 201 ? 'done' : body.code))
    const isKnown = codes.every((code) => ['done', 'superseded', 'nothing-to-change'].includes(code))
    t.ok(isKnown && codes.filter((code) => code === 'done').length <= 1, codes.join())
    const { body } = await call(
      'GET',
      `/v1/dossiers/harbour/claims/${demand}/history?minSeq=${(await eventsOf(api)).length}`,
    )
    t.equal(body.items.at(-1).says, `Graded ${credibility} for credibility.`, 'the last word counts')
  }
  await sameAsReplayed(t, api)
})

t.test(
  'of two configurations that replace the same one wins; those that replace any come one after the other',
  async (t) => {
    const api = await reviewed(t)
    const { call } = api
    const path = '/v1/dossiers/harbour'
    const put = (title: string, tag: string) =>
      call('PUT', path, { body: { ...HARBOUR, title }, headers: { 'if-match': tag } })
    const { headers } = await call('GET', path)
    const same = await Promise.all(['One', 'Two', 'Three'].map((title) => put(title, String(headers.etag))))
    t.same(statuses(same), [200, 412, 412])
    const any = await Promise.all(['Four', 'Five'].map((title) => put(title, '*')))
    t.same(statuses(any), [200, 200])
    const { body } = await call('GET', `${path}/configurations`)
    t.same(
      body.items.map(({ version }: { version: number }) => version),
      [4, 3, 2, 1],
    )
    const [closed, replaced] = await Promise.all([
      api.postTo('/sticking-points/pay', { decision: 'close', reason: 'Over.' }, ANY),
      call('PUT', path, { body: { ...HARBOUR, issues: HARBOUR.issues?.slice(1) }, headers: ANY }),
    ])
    t.equal(replaced.status, 200)
    t.ok(closed.status === 201 || closed.body.code === 'unknown-issue', JSON.stringify(closed.body))
    await sameAsReplayed(t, api)
  },
)

t.test('a decision with an Idempotency-Key is taken once, however often it is sent', async (t) => {
  const api = await reviewed(t)
  const { call, demand, refusal } = api
  const before = (await eventsOf(api)).length
  const headers = { ...ANY, 'idempotency-key': 'confirm-1' }
  const body = { decision: 'confirm', reason: 'Read twice.' }
  const send = (id: string | undefined, sent: unknown = body, more = {}) =>
    call('POST', `/v1/dossiers/harbour/claims/${id}/decisions`, { body: sent, headers: { ...headers, ...more } })
  const together = await Promise.all([send(demand), send(demand), send(demand)])
  for (const { status, body } of together) t.ok(status === 201 || body.code === 'request-in-progress', `${status}`)
  const done = together.find(({ status }) => status === 201)
  const again = await send(demand, body, { 'if-match': '"0.other"' })
  t.same([again.status, again.body, again.headers.etag], [201, done?.body, done?.headers.etag])
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.match(await send(demand, { decision: 'reopen' }), { status: 422, body: { code: 'idempotency-key-reused' } })
  t.match(await send(refusal), { status: 422, body: { code: 'idempotency-key-reused' } }, 'of another claim')

  const undo = () => call('POST', done?.body.events[0].undo, { body: {}, headers: { 'idempotency-key': 'undo-1' } })
  const [first, second] = [await undo(), await undo()]
  t.same([second.status, second.body], [201, first.body])

  const items = [{ about: 'claim', id: refusal, version: 2, decide: body }]
  const batch = (key: string) => call('POST', DECISIONS, { body: { items }, headers: { 'idempotency-key': key } })
  const [batched, repeated] = [await batch('batch-1'), await batch('batch-1')]
  t.same([repeated.status, repeated.body], [201, batched.body])
  t.match(await batch('batch-2'), { status: 412 }, 'as another command it is stale')
  t.equal((await eventsOf(api)).length, before + 3, 'a confirmation, its undoing, and a batch of one')
})

t.test('a refusal does not use an Idempotency-Key up', async (t) => {
  const api = await reviewed(t)
  const { call, claim, demand } = api
  const send = (tag: string) =>
    call('POST', `/v1/dossiers/harbour/claims/${demand}/decisions`, {
      body: { decision: 'confirm' },
      headers: { 'if-match': tag, 'idempotency-key': 'late-1' },
    })
  t.match(await send('"1.log"'), { status: 412 })
  t.match(await send(String((await claim(demand)).headers.etag)), { status: 201 })
})

t.test('the same wording entered by hand by two at once is one claim', async (t) => {
  const api = await reviewed(t)
  const entry = {
    document: { text: `${TEXT} Again.`, source: 'Notes' },
    claim: { kind: 'statement', act: 'assert' },
  }
  const enter = () => api.call('POST', '/v1/dossiers/harbour/claims/by-hand', { body: entry })
  const answers = await Promise.all([enter(), enter(), enter()])
  t.same(statuses(answers), [200, 200, 201])
  t.equal(new Set(answers.map(({ body }) => body.id)).size, 1)
  await sameAsReplayed(t, api)
})
