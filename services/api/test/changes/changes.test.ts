import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { wordsIn } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'

type Api = Awaited<ReturnType<typeof harbourApi>>

/** Submits a text with one claim of the board's chair on night pay; the last seq. */
async function boardSays(
  api: Api,
  said: { text: string; on: string; stance: string; framework?: string },
): Promise<number> {
  const path = '/v1/dossiers/harbour'
  const document = { text: said.text, source: 'Quay Radio', publishedOn: said.on }
  const { body: receipt } = await api.call('POST', `${path}/documents`, { body: document })
  const claim = { kind: 'statement', act: 'assert', segments: [wordsIn(said.text, said.text)], saidOn: said.on }
  const classification = {
    claimants: [{ actorId: 'jon-keel' }],
    positions: [{ issue: 'pay', stance: said.stance }],
    framework: said.framework ?? 'draft-2025',
  }
  const claims = [{ claim, classification }]
  const { body } = await api.call('POST', `${path}/claims`, { body: { documentId: receipt.id, claims } })
  return body.items[0].seq + 1
}

async function decide(api: Api, event: DomainEvent): Promise<number> {
  const keyId = randomUUID()
  const { firstSeq } = await append(api.log, {
    dossier: 'harbour',
    commandId: randomUUID(),
    events: [event],
    metadata: { keyId, actor: keyId, correlationId: null, causationId: null },
  })
  return firstSeq
}

const told = (body: { items: { type: string; change?: string }[] }): string[] =>
  body.items.map(({ type, change }) => (change === undefined ? type : `${type} ${change}`))

t.test('from nothing on, everything is new, and told in one paragraph', async (t) => {
  const { get, seq, demand, refusal } = await harbourApi(t)
  const { status, body } = await get(`/changes?from=0&to=${seq}`)
  t.equal(status, 200)
  t.same(told(body), [
    'sticking-point opened',
    'position gained',
    'position gained',
    'contradiction new',
    'deadline new',
    'arrivals',
  ])
  t.match(body.items, [
    { before: null, after: { status: 'open', standing: 'contested', why: { rule: 'contested.stances' } } },
    {
      party: { id: 'board', label: 'Harbour board' },
      issue: { id: 'pay', label: 'Night pay' },
      before: null,
      after: [{ stance: 'opposes', claimCount: 1, claims: [{ claimId: refusal, words: 'We will not pay double' }] }],
    },
    { party: { id: 'union' }, after: [{ stance: 'supports', claims: [{ claimId: demand, by: 'Ada Brandt' }] }] },
    {
      issue: { id: 'pay' },
      framework: { id: 'draft-2025' },
      within: null,
      why: { rule: 'contradiction.between-parties' },
      a: { party: { id: 'board' }, stance: 'opposes', claimCount: 1, claims: [{ claimId: refusal }] },
      b: { party: { id: 'union' }, stance: 'supports', claimCount: 1, claims: [{ claimId: demand }] },
    },
    { before: null, after: { edtf: '../2025-04-01', state: 'overdue' }, claim: { claimId: demand } },
    { documents: 1, claims: 2, sources: [{ source: 'Harbour Gazette', documents: 1, claims: 2 }] },
  ])
  t.match(body, { by: 'recorded', from: { seq: 0 }, to: { seq }, left: 0, incomplete: [] })
  const paragraph = body.paragraph.replace(/until \d+ \w+ \d{4}/, 'until today')
  t.equal(
    paragraph,
    'By what was recorded until today: Night pay has opened, contested: parties at the table hold ' +
      'different stances. Harbour board now opposes Night pay (Jon Keel, 3 March 2025: “We will not pay double”). ' +
      'Dockers’ union now supports Night pay (Ada Brandt, 3 March 2025: “Double pay for the night, by 1 April 2025.”). ' +
      'Harbour board (opposition) and Dockers’ union (support) now contradict one another on Night pay. ' +
      'A due date is new: by 1 April 2025, overdue. One document and two claims were recorded, from Harbour Gazette.',
  )
})

t.test('where nothing changed, it says so', async (t) => {
  const { get, seq } = await harbourApi(t)
  for (const query of [`from=${seq}&to=${seq}`, `from=${seq}&minSeq=${seq}`, 'from=2025-05-01&to=2025-06-01']) {
    const { body } = await get(`/changes?${query}`)
    t.same(body.items, [], query)
    t.match(body.paragraph, /: Nothing changed\.$/, query)
  }
})

t.test('a move is told, a repetition and a late arrival only as what came', async (t) => {
  const api = await harbourApi(t)
  const again = await boardSays(api, { text: 'No double pay.', on: '2025-03-09', stance: 'opposes' })
  const old = await boardSays(api, { text: 'We could talk of pay.', on: '2025-02-01', stance: 'supports' })
  const { body: still } = await api.get(`/changes?from=${api.seq}&to=${old}`)
  t.same(told(still), ['arrivals'])
  t.match(
    still.paragraph,
    /No position, standing or due date changed\. Two documents and two claims were recorded, from Quay Radio\.$/,
  )
  t.same(told((await api.get(`/changes?from=${again}&to=${old}`)).body), ['arrivals'])

  const moved = await boardSays(api, { text: 'Double pay, if crews shrink.', on: '2025-03-20', stance: 'conditions' })
  const { body } = await api.get(`/changes?from=${old}&to=${moved}`)
  t.match(body.items, [
    { type: 'sticking-point', change: 'standing', before: { standing: 'contested' }, after: { standing: 'narrowing' } },
    {
      type: 'position',
      change: 'changed',
      before: [{ stance: 'opposes', claimCount: 1 }],
      after: [{ stance: 'conditions' }],
      sentence:
        'Harbour board has moved from opposition to conditions on Night pay (Jon Keel, 20 March 2025: “Double pay, if crews shrink.”).',
    },
    { type: 'contradiction', change: 'new', a: { stance: 'conditions' } },
    {
      type: 'contradiction',
      change: 'resolved',
      a: { stance: 'opposes', claimCount: 1 },
      sentence:
        'Harbour board (opposition) and Dockers’ union (support) no longer contradict one another on Night pay.',
    },
    { type: 'arrivals', documents: 1, claims: 1 },
  ])
})

t.test('days compare what had been said by them, judged on them', async (t) => {
  const api = await harbourApi(t)
  const seq = await boardSays(api, { text: 'Double pay, if crews shrink.', on: '2025-03-20', stance: 'conditions' })
  const between = async (from: string, to: string) => {
    const { body } = await api.get(`/changes?from=${from}&to=${to}&minSeq=${seq}`)
    t.equal(body.by, 'said')
    return told(body)
  }
  t.same(await between('2025-03-02', '2025-03-03'), [
    'sticking-point opened',
    'position gained',
    'position gained',
    'contradiction new',
    'deadline new',
    'arrivals',
  ])
  t.same(await between('2025-03-03', '2025-03-04'), ['arrivals'], 'a document that was published then')
  t.same(await between('2025-03-04', '2025-03-20'), [
    'sticking-point standing',
    'position changed',
    'contradiction new',
    'contradiction resolved',
    'arrivals',
  ])
  t.same(await between('2025-03-20', '2025-03-31'), [])
  t.same(await between('2025-03-31', '2025-04-02'), ['deadline state'])
})

t.test('an answer to a demand is told once it is linked or a reviewer says so', async (t) => {
  const api = await harbourApi(t)
  const [demand = '', refusal = ''] = [api.demand, api.refusal]
  const linked = await decide(api, {
    type: 'ClaimsLinked',
    data: { a: demand, b: refusal, relation: 'rejects', rule: null },
  })
  const { body } = await api.get(`/changes?from=${api.seq}&to=${linked}`)
  t.match(
    body.items.filter(({ type }: { type: string }) => type === 'demand'),
    [
      {
        change: 'answered',
        party: { id: 'union' },
        after: 'rejected',
        claim: { claimId: demand },
        by: [{ claimId: refusal }],
        sentence: /^A demand of Dockers’ union is now rejected by Harbour board \(Ada Brandt, 3 March 2025: “/,
      },
    ],
  )
})

t.test('another framework on the table is told, with what was open in the one before', async (t) => {
  const api = await harbourApi(t)
  const seq = await boardSays(api, { text: 'No pay.', on: '2024-12-01', stance: 'opposes', framework: 'draft-2024' })
  const { body } = await api.get(`/changes?from=2024-12-31&to=2025-01-01&minSeq=${seq}`)
  t.match(body.items, [
    { type: 'framework', before: { id: 'draft-2024' }, after: { id: 'draft-2025' } },
    { type: 'sticking-point', change: 'closed', after: { why: { rule: 'closed.superseded-with-framework' } } },
  ])
})

t.test('what reviewers decide is counted, and undone where it undoes', async (t) => {
  const api = await harbourApi(t)
  const claimId = api.refusal ?? ''
  const retracted = await decide(api, { type: 'ClaimRetracted', data: { claimId, reason: 'misread' } })
  const { body } = await api.get(`/changes?from=${api.seq}&to=${retracted}`)
  t.match(body.items, [
    { type: 'sticking-point', change: 'standing', after: { standing: 'one-sided' } },
    { type: 'position', change: 'lost', party: { id: 'board' }, after: null },
    { type: 'contradiction', change: 'resolved', a: { party: { id: 'board' } } },
    { type: 'decisions', decision: 'ClaimRetracted', count: 1 },
  ])
  const reopened = await decide(api, { type: 'ClaimReopened', data: { claimId, reason: 'rightly read' } })
  const { body: whole } = await api.get(`/changes?from=${api.seq}&to=${reopened}`)
  t.same(told(whole), ['decisions', 'decisions'])
})

t.test('a new configuration is told by what differs in it', async (t) => {
  const api = await harbourApi(t)
  const { body: dossier } = await api.call('GET', '/v1/dossiers/harbour')
  const configuration = { ...dossier.configuration, title: 'Harbour dispute' }
  const seq = await decide(api, { type: 'DossierConfigured', data: { configuration, version: 2 } })
  const { body } = await api.get(`/changes?from=${api.seq}&to=${seq}`)
  t.match(body.items, [
    { type: 'configuration', before: 1, after: 2, changes: [{ path: '/title', change: 'changed' }] },
  ])
})

t.test('instants and seqs are two ways to name a place of the log', async (t) => {
  const { get, seq } = await harbourApi(t)
  const { body } = await get(`/changes?from=2020-01-01T00:00:00Z&minSeq=${seq}`)
  t.match(body, { by: 'recorded', from: { seq: 0 }, to: { seq } })
  const { body: same } = await get(
    `/changes?from=0&to=${encodeURIComponent('2099-01-01T00:00:00+02:00')}&minSeq=${seq}`,
  )
  t.same(same.items, body.items)
})

t.test('what can not be compared is refused, with the end that is wrong', async (t) => {
  const { call, get, seq, keyFor } = await harbourApi(t)
  const refused = async (query: string, pointer: string) =>
    t.match(await get(`/changes?${query}`), { status: 400, body: { errors: [{ in: 'query', pointer }] } }, query)
  await refused(`from=2025-02-20&to=${seq}`, '/to')
  await refused('from=3&to=2025-02-20', '/to')
  await refused(`from=${seq}&to=3`, '/from')
  await refused('from=2025-02-20&to=2025-02-19', '/from')
  await refused('from=2025-02-21T00:00:00Z&to=2025-02-20T00:00:00Z', '/from')
  await refused('from=2099-01-01T00:00:00Z', '/from')
  await refused('from=yesterday', '/from')
  await refused('to=3', '/from')
  await refused('from=3&to=99999', '/to')
  await refused('from=99999', '/from')
  await refused(`from=3&asOfSeq=${seq}`, '/asOfSeq')
  await refused('from=2025-02-20&colour=red', '/colour')
  t.match(await get('/changes?from=2025-01-01&framework=none-such'), {
    status: 404,
    body: { code: 'unknown-framework' },
  })
  const path = '/v1/dossiers/harbour/changes?from=0'
  t.equal((await call('GET', path, { key: await keyFor(['read'], ['quay']) })).status, 404)
  t.equal((await call('GET', path, { key: null })).status, 401)
})
