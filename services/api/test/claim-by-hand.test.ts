import { readEvents } from '@onrecord/event-log'
import t from 'tap'
import { reviewed } from './reviewed.ts'

const ENTRY = {
  document: {
    text: 'Ada Brandt on the telephone: we sail on Friday.',
    source: 'Phone call',
    publishedOn: '2025-03-06',
  },
  claim: { kind: 'statement', act: 'commit', reported: 'direct' },
  classification: { claimants: ['Ada Brandt'], positions: [{ issue: 'crews', stance: 'supports' }] },
}

t.test('a claim by hand brings its wording as a document of its own', async (t) => {
  const { call, get, log } = await reviewed(t)
  const enter = (body: unknown, headers = {}) => call('POST', '/v1/dossiers/harbour/claims/by-hand', { body, headers })
  const first = await enter(ENTRY, { 'idempotency-key': 'phone-1' })
  t.match(first, { status: 201, body: { status: 'recorded', documentId: String, warnings: [] } })
  const { body } = await get(`/claims/${first.body.id}?minSeq=${first.body.seq + 1}`)
  t.match(body, {
    claim: { segments: [{ exact: ENTRY.document.text, start: 0 }], extractor: { name: 'by-hand' }, act: 'commit' },
    classification: { party: 'union', framework: 'draft-2025' },
    document: { id: first.body.documentId, source: 'Phone call', publishedOn: '2025-03-06' },
  })
  t.same((await enter(ENTRY, { 'idempotency-key': 'phone-1' })).body, first.body)
  t.match(await enter(ENTRY), { status: 200, body: { status: 'already-recorded', id: first.body.id } })
  const segments = [{ start: 29, end: 46, exact: 'we sail on Friday' }]
  const second = await enter({ ...ENTRY, claim: { ...ENTRY.claim, segments } })
  t.match(second, { status: 201, body: { documentId: first.body.documentId } }, 'another claim of the same wording')
  const events = await readEvents(log, { dossier: 'harbour', after: 7, limit: 20 })
  t.same(
    events.map(({ type }) => type),
    ['DocumentReceived', 'StatementRecorded', 'ClaimClassified', 'StatementRecorded', 'ClaimClassified'],
  )
})

t.test('where the claim is refused its wording is not kept either', async (t) => {
  const { call, get, log } = await reviewed(t)
  const enter = (change: object) =>
    call('POST', '/v1/dossiers/harbour/claims/by-hand', { body: { ...ENTRY, ...change } })
  const refusals: [object, object][] = [
    [{ classification: { party: 'nobody' } }, { status: 422, body: { code: 'unknown-reference' } }],
    [{ claim: { ...ENTRY.claim, segments: [{ start: 0, end: 4, exact: 'Else' }] } }, { status: 422 }],
    [{ claim: { ...ENTRY.claim, extractor: { name: 'rules', version: '1' } } }, { status: 400 }],
    [{ document: { text: ' ' } }, { status: 400 }],
    [{ document: { text: 'a\0b' } }, { status: 400 }],
  ]
  for (const [change, expected] of refusals) t.match(await enter(change), expected, JSON.stringify(change))
  t.equal((await readEvents(log, { dossier: 'harbour', after: 7, limit: 20 })).length, 0)
  t.equal((await get('/documents?minSeq=7')).body.items.length, 1)
  const both = await Promise.all([enter({}), enter({})])
  t.same(new Set(both.map(({ status }) => status)), new Set([200, 201]), 'of two at once one is recorded')
  t.equal((await readEvents(log, { dossier: 'harbour', after: 7, limit: 20 })).length, 3)
})
