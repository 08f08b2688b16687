import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { CLAIMS, HARBOUR, TEXT, wordsIn } from './harbour.ts'

const CLAIMS_PATH = '/v1/dossiers/harbour/claims'

async function harbour(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier(HARBOUR)
  const body = { text: TEXT, source: 'Harbour Gazette', publishedOn: '2025-03-04' }
  const { body: receipt } = await api.call('POST', '/v1/dossiers/harbour/documents', { body })
  const documentId: string = receipt.id
  const submit = (claims: unknown) => api.call('POST', CLAIMS_PATH, { body: { documentId, claims } })
  const eventsAfter = async (seq: number) => {
    const { rows } = await api.database.pool.query(
      `select type, data from event where dossier_id = 'harbour' and seq > $1 order by seq`,
      [seq],
    )
    return rows
  }
  return { ...api, documentId, submit, eventsAfter }
}

t.test('ready-made claims are recorded with the submitter’s classification', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const answer = await submit(CLAIMS)
  t.match(answer, {
    status: 201,
    body: {
      items: [
        { status: 'recorded', seq: 4 },
        { status: 'recorded', seq: 6 },
      ],
    },
  })
  const events = await eventsAfter(3)
  t.same(
    events.map(({ type }) => type),
    ['DemandRecorded', 'ClaimClassified', 'StatementRecorded', 'ClaimClassified'],
  )
  const [demand, ofDemand, , ofRefusal] = events.map(({ data }) => data)
  t.match(demand, {
    chain: [{ from: 'publisher' }, { from: 'actor', actorId: 'ada-brandt' }],
    due: { earliest: null, latest: '2025-04-01' },
    confidence: 1,
    certainty: 'asserted',
  })
  t.match(ofDemand, {
    by: 'submitter',
    claimants: [{ actorId: 'ada-brandt', span: null }],
    party: 'union',
    addressee: { actorId: 'jon-keel' },
    configVersion: 1,
  })
  t.equal(ofRefusal.party, 'board', 'the party follows from the claimant')
  for (const { data } of events) t.notMatch(JSON.stringify(data), /Double pay|We will not/, 'no words in events')
})

t.test('one claim twice in a submission is refused with its place', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const [first] = CLAIMS
  const { body } = await submit([first])
  const before = await eventsAfter(0)
  const named = { ...first, claim: { ...first?.claim, id: body.items[0].id } }
  for (const pair of [
    [named, named],
    [first, named],
  ]) {
    t.match(await submit(pair), {
      status: 400,
      body: { code: 'invalid-request', errors: [{ in: 'body', pointer: '/claims/1/claim/id' }] },
    })
  }
  t.same(await eventsAfter(0), before)
})

t.test('the same claims again are reported as recorded already', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const first = await submit(CLAIMS)
  const again = await submit(CLAIMS)
  t.equal(again.status, 200)
  t.same(
    again.body.items,
    first.body.items.map((item: object) => ({ ...item, status: 'already-recorded' })),
  )
  t.equal((await eventsAfter(3)).length, 4)
})

t.test('ten submissions at once record each claim once', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const answers = await Promise.all(Array.from({ length: 10 }, () => submit(CLAIMS)))
  t.ok(answers.every(({ status }) => status === 200 || status === 201))
  t.equal(answers.filter(({ status }) => status === 201).length, 1)
  t.equal((await eventsAfter(3)).length, 4)
})

t.test('a claim needs no more than kind, act and where it stands', async (t) => {
  const { submit } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'A crane driver watched.')
  const answer = await submit([{ claim: { kind: 'statement', act: 'assert', segments: [{ start, end }] } }])
  t.match(answer, { status: 201, body: { items: [{ status: 'recorded' }] } })
})

t.test('two claims that share kind and first segment are two', async (t) => {
  const { submit } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'Jon Keel refused.')
  const claim = { kind: 'statement', act: 'reject', segments: [{ start, end }] }
  const { body } = await submit([{ claim }, { claim: { ...claim, act: 'deny' } }])
  t.not(body.items[0].id, body.items[1].id)
  const { body: named } = await submit([{ claim: { ...claim, id: body.items[1].id } }])
  t.match(named.items, [{ id: body.items[1].id, status: 'already-recorded' }])
})

t.test('a name that is no actor is taken where the text has it', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'A crane driver watched.')
  const claim = { kind: 'statement', act: 'assert', segments: [{ start, end }] }
  await submit([{ claim, classification: { claimants: [{ name: 'crane driver' }] } }])
  const [, classified] = await eventsAfter(3)
  const name = wordsIn(TEXT, 'crane driver')
  t.match(classified.data.claimants, [{ actorId: null, span: { start: name.start, end: name.end } }])
})

t.test('names that are joined in one text are told apart', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'A crane driver watched.')
  const segments = [{ start, end }]
  const claim = { kind: 'statement', act: 'assert', segments, chain: ['Harbour Gazette; Brandt'] }
  const classification = { claimants: [{ name: 'Jon Keel; crane driver' }], addressee: 'Brandt; Jon Keel' }
  const { status, body } = await submit([{ claim, classification }])
  t.equal(status, 201)
  t.same(body.items[0].warnings, [])
  const [recorded, classified] = await eventsAfter(3)
  t.match(recorded.data.chain, [{ from: 'publisher' }, { from: 'actor', actorId: 'ada-brandt' }])
  t.match(classified.data.claimants, [{ actorId: 'jon-keel' }, { actorId: null, span: {} }])
  t.match(classified.data.addressee, { actorId: 'ada-brandt' })
})

t.test('an addressee whom nobody names is left out with a warning', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'A crane driver watched.')
  const claim = { kind: 'statement', act: 'assert', segments: [{ start, end }] }
  const { status, body } = await submit([{ claim, classification: { addressee: 'Nobody Here' } }])
  t.equal(status, 201)
  t.same(body.items[0].warnings, ['addressee-not-named'])
  const [, classified] = await eventsAfter(3)
  t.equal(classified.data.addressee, null)
})

t.test('a teller whom nobody names is left out with a warning, one in another case is found', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const { start, end } = wordsIn(TEXT, 'A crane driver watched.')
  const claim = { kind: 'statement', act: 'assert', segments: [{ start, end }], chain: ['Nobody Here', 'CRANE DRIVER'] }
  const { status, body } = await submit([{ claim }])
  t.equal(status, 201)
  t.same(body.items[0].warnings, ['teller-not-named'])
  const [recorded] = await eventsAfter(3)
  const name = wordsIn(TEXT, 'crane driver')
  t.same(recorded.data.chain, [{ from: 'text', start: name.start, end: name.end }])
})

t.test('what does not rest on the text or the configuration is refused with its place', async (t) => {
  const { submit, eventsAfter } = await harbour(t)
  const words = wordsIn(TEXT, 'We will not pay double')
  const claim = { kind: 'statement', act: 'reject', segments: [words] }
  const refusals: [unknown, number, string, string][] = [
    [
      { claim: { ...claim, segments: [{ ...words, exact: 'We will pay' }] } },
      422,
      'words-not-in-text',
      '/claims/0/claim/segments/0',
    ],
    [
      { claim: { ...claim, segments: [{ start: 5, end: 9999 }] } },
      422,
      'words-not-in-text',
      '/claims/0/claim/segments/0',
    ],
    [{ claim: { ...claim, segments: [{ start: 1, end: 9 }] } }, 422, 'words-not-in-text', '/claims/0/claim/segments/0'],
    [{ claim: { ...claim, cue: { start: 9, end: 3 } } }, 400, 'invalid-request', '/claims/0/claim/cue'],
    [{ claim: { ...claim, kind: 'rumour' } }, 400, 'invalid-request', '/claims/0/claim/kind'],
    [
      { claim: { ...claim, due: { edtf: 'soon', type: 'event', modality: 'expected' } } },
      400,
      'invalid-request',
      '/claims/0/claim/due/edtf',
    ],
    [{ claim: { ...claim, confidence: 2 } }, 400, 'invalid-request', '/claims/0/claim/confidence'],
    [
      { claim, classification: { claimants: ['Nobody Here'] } },
      422,
      'name-not-in-text',
      '/claims/0/classification/claimants/0/name',
    ],
    [
      { claim, classification: { claimants: [{ actorId: 'nobody' }] } },
      422,
      'unknown-reference',
      '/claims/0/classification/claimants/0/actorId',
    ],
    [{ claim, classification: { party: 'The Moon' } }, 422, 'unknown-reference', '/claims/0/classification/party'],
    [
      { claim, classification: { positions: [{ issue: 'moon', stance: 'opposes' }] } },
      422,
      'unknown-reference',
      '/claims/0/classification/positions/0/issue',
    ],
    [{ claim, classification: { framework: 'moon' } }, 422, 'unknown-reference', '/claims/0/classification/framework'],
    [{ claim: { ...claim, id: '00000000-0000-4000-8000-000000000000' } }, 400, 'invalid-request', '/claims/0/claim/id'],
  ]
  for (const [item, status, code, pointer] of refusals) {
    const answer = await submit([item])
    t.match(answer, { status, body: { code, errors: [{ in: 'body', pointer }] } }, pointer)
  }
  t.match(await submit([]), { status: 400 })
  t.match(await submit([{ claim }, { claim: { ...claim, segments: [{ start: 1, end: 9 }] } }]), { status: 422 })
  t.same(await eventsAfter(3), [], 'nothing was recorded')
})

t.test('claims of a document that the dossier does not have are refused', async (t) => {
  const { call, openDossier, documentId } = await harbour(t)
  await openDossier({ ...HARBOUR, id: 'quay' })
  const answer = await call('POST', '/v1/dossiers/quay/claims', { body: { documentId, claims: CLAIMS } })
  t.match(answer, { status: 404, body: { code: 'unknown-document' } })
})
