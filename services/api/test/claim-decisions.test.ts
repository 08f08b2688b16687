import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { TEXT, wordsIn } from './harbour.ts'
import { type Body, reviewed } from './reviewed.ts'

t.test('each decision about a claim changes what the views say of it', async (t) => {
  const { claim, decide, demand, refusal, read } = await reviewed(t)
  const first = await decide(demand, { decision: 'confirm', reason: 'Heard it myself.' })
  t.match(first, { status: 201, body: { seq: 8, events: [{ seq: 8, type: 'ClaimConfirmed' }] } })
  t.equal(first.headers.etag, first.body.etag)
  t.equal((await claim(demand)).headers.etag, first.body.etag, 'the answer has the tag that the view will show')
  t.equal((await claim(demand)).body.record.review, 'confirmed')

  const changes = {
    act: 'propose',
    certainty: 'hedged',
    cue: null,
    mention: wordsIn(TEXT, 'the union'),
    chain: ['Ada Brandt'],
  }
  t.equal((await decide(demand, { decision: 'correct', changes })).status, 201)
  t.match((await claim(demand)).body, {
    claim: {
      act: 'propose',
      certainty: 'hedged',
      cue: null,
      mention: { exact: 'the union' },
      chain: [{ name: 'Ada Brandt' }],
    },
    record: { review: 'corrected' },
  })

  const classification = {
    claimants: ['A crane driver'],
    framework: null,
    positions: [{ issue: 'pay', stance: 'conditions' }],
  }
  t.equal((await decide(demand, { decision: 'reclassify', classification })).status, 201)
  t.match((await claim(demand)).body.classification, {
    claimants: [{ actorId: null, name: 'A crane driver' }],
    party: null,
    framework: null,
    positions: [{ issue: 'pay', stance: 'conditions' }],
    phase: 2,
    addressee: { actorId: 'jon-keel' },
  })

  t.equal((await decide(demand, { decision: 'answer', answer: 'rejected', party: 'Harbour board' })).status, 201)
  t.equal((await decide(demand, { decision: 'outcome', outcome: 'extended', newDate: '2025-05-01' })).status, 201)
  t.match((await read('/deadlines?on=2025-04-02')).body.items, [{ state: 'extended' }])
  t.equal((await decide(demand, { decision: 'assess', credibility: 2 })).status, 201)

  t.match(await decide(refusal, { decision: 'retract' }), { status: 400 }, 'who takes something away says why')
  t.equal((await decide(refusal, { decision: 'retract', reason: 'Not his words.' })).status, 201)
  t.equal((await claim(refusal)).body.record.review, 'retracted')
  t.match(await decide(refusal, { decision: 'confirm' }), { status: 409, body: { code: 'claim-retracted' } })
  t.equal((await decide(refusal, { decision: 'reopen' })).status, 201)
  t.equal((await claim(refusal)).body.record.review, 'unreviewed')
})

t.test('a decision needs the tag of what was read, and a stale one is refused with what happened since', async (t) => {
  const { claim, post, decide, demand } = await reviewed(t)
  const body = { decision: 'confirm' }
  t.match(await post(demand, body), { status: 428, body: { code: 'precondition-required' } })
  const { etag } = (await claim(demand)).headers
  const [one, other] = await Promise.all([
    decide(demand, body, String(etag)),
    decide(demand, { decision: 'retract', reason: 'No.' }, String(etag)),
  ])
  t.same(new Set([one.status, other.status]), new Set([201, 412]), 'of two at once one wins')
  const [won, lost] = one.status === 201 ? [one, other] : [other, one]
  t.match(lost.body, { code: 'precondition-failed', details: { etag: won.body.etag, since: [{ seq: 8 }] } })
  t.equal(lost.headers.etag, won.body.etag)
  t.match(await post(demand, body, { 'if-match': `W/${won.body.etag}` }), { status: 412 })
  t.match(await post(demand, body, { 'if-match': 'nonsense' }), { status: 400 })
  t.match(await post(demand, { decision: 'assess', credibility: 3 }, { 'if-match': '*' }), {
    status: won === one ? 201 : 409,
  })
})

t.test('a decision is carried out once for one Idempotency-Key', async (t) => {
  const { claim, post, demand, log } = await reviewed(t)
  const headers = { 'if-match': String((await claim(demand)).headers.etag), 'idempotency-key': 'desk-7' }
  const stale = await post(demand, { decision: 'confirm' }, { ...headers, 'if-match': '"1.log"' })
  t.equal(stale.status, 412)
  const first = await post(demand, { decision: 'confirm' }, headers)
  const again = await post(demand, { decision: 'confirm' }, headers)
  t.equal(first.status, 201, 'a refusal as stale is not kept')
  t.same(again.body, first.body)
  t.equal(again.headers.etag, first.headers.etag)
  await log.db
    .updateTable('idempotency')
    .set({ answer: null, started_at: new Date(0) })
    .execute()
  t.same((await post(demand, { decision: 'confirm' }, headers)).body, first.body, 'nor where the answer was lost')
})

t.test('separating a claim cuts all its links, also those that the views do not show yet', async (t) => {
  const { claim, post, demand = '', refusal = '', log, stopViews, get } = await reviewed(t)
  const link = (relation: 'rejects' | 'restates', rule: string | null) =>
    append(log, {
      dossier: 'harbour',
      commandId: randomUUID(),
      events: [{ type: 'ClaimsLinked', data: { a: demand, b: refusal, relation, rule } }],
    })
  const none = await post(demand, { decision: 'separate' }, { 'if-match': '*' })
  t.match(none, { status: 409, body: { code: 'nothing-to-change' } })
  await link('restates', 'same-words')
  t.match((await get('/claims?minSeq=8')).body.items.length, 1)
  const { etag } = (await claim(demand)).headers
  await stopViews()
  await link('rejects', null)
  const answer = await post(demand, { decision: 'separate', reason: 'Two things.' }, { 'if-match': String(etag) })
  t.match(answer, { status: 201, body: { events: [{ type: 'ClaimsUnlinked' }, { type: 'ClaimsUnlinked' }], etag } })
})

t.test('what makes no sense is refused, with the place', async (t) => {
  const { post, decide, demand, refusal } = await reviewed(t)
  const refused = async (id: string | undefined, body: Body, expected: object) =>
    t.match(await decide(id, body), expected, JSON.stringify(body).slice(0, 100))
  await refused(demand, { decision: 'correct', changes: {} }, { status: 400 })
  await refused(demand, { decision: 'correct', changes: { segments: [] } }, { status: 400 })
  await refused(demand, { decision: 'correct', changes: { act: 'demand', negated: false } }, { status: 409 })
  const cue = { start: 0, end: 4, exact: 'else' }
  await refused(
    demand,
    { decision: 'correct', changes: { cue } },
    { status: 422, body: { code: 'words-not-in-text', errors: [{ pointer: '/changes/cue' }] } },
  )
  await refused(
    demand,
    { decision: 'correct', changes: { chain: ['Nobody'] } },
    { status: 422, body: { code: 'name-not-in-text' } },
  )
  await refused(
    demand,
    { decision: 'correct', changes: { due: { edtf: 'soon', type: 'event', modality: 'expected' } } },
    { status: 400 },
  )
  await refused(
    demand,
    { decision: 'reclassify', classification: { party: 'nobody' } },
    { status: 422, body: { errors: [{ pointer: '/classification/party' }] } },
  )
  await refused(demand, { decision: 'reclassify', classification: { claimants: ['Nobody'] } }, { status: 422 })
  await refused(
    demand,
    { decision: 'answer', answer: 'met', party: 'nobody' },
    { status: 422, body: { errors: [{ pointer: '/party' }] } },
  )
  await refused(
    demand,
    { decision: 'outcome', outcome: 'extended' },
    { status: 400, body: { errors: [{ pointer: '/newDate' }] } },
  )
  await refused(demand, { decision: 'outcome', outcome: 'met', newDate: '2025-05-01' }, { status: 400 })
  await refused(demand, { decision: 'outcome', outcome: null }, { status: 409 })
  await refused(demand, { decision: 'assess', credibility: 7 }, { status: 400 })
  await refused(
    demand,
    { decision: 'confirm', because: 'x' },
    { status: 400, body: { errors: [{ pointer: '/because' }] } },
  )
  await refused(demand, { decision: 'erase' }, { status: 400 })
  await refused(demand, { decision: 'confirm', reason: 'x'.repeat(2001) }, { status: 400 })
  await refused(demand, { decision: 'retract', reason: ' ' }, { status: 400 })
  await refused(demand, { decision: 'confirm', reason: 'a\0b' }, { status: 400, body: { code: 'bad-character' } })
  await refused(demand, { decision: 'confirm', reason: '\ud800' }, { status: 400 })
  await refused(refusal, { decision: 'answer', answer: 'met' }, { status: 422, body: { code: 'asks-for-no-answer' } })
  await refused(refusal, { decision: 'outcome', outcome: 'met' }, { status: 422, body: { code: 'no-due-date' } })
  const unknown = await post('00000000-0000-4000-8000-000000000000', { decision: 'confirm' }, { 'if-match': '*' })
  t.match(unknown, { status: 404, body: { code: 'unknown-claim' } })
  for (const body of [null, [], 'confirm', { decision: {} }, { decision: 'correct', changes: { cue: [[[[]]]] } }]) {
    t.equal((await post(demand, body, { 'if-match': '*' })).status, 400)
  }
})

t.test('decisions need the scope review', async (t) => {
  const { call, keyFor, demand } = await reviewed(t)
  const path = `/v1/dossiers/harbour/claims/${demand}/decisions`
  const as = async (scope: 'read' | 'ingest' | 'review') =>
    (
      await call('POST', path, {
        key: await keyFor([scope]),
        body: { decision: 'confirm' },
        headers: { 'if-match': '*' },
      })
    ).status
  t.same([await as('read'), await as('ingest'), await as('review')], [403, 403, 201])
})
