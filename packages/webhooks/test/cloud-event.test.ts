import type { RecordedClaim } from '@onrecord/domain'
import t from 'tap'
import {
  ClaimRecordedBody,
  claimRecordedBody,
  DueDatePassedBody,
  dueDatePassedBody,
  PositionChangedBody,
  positionChangedBody,
} from '../src/index.ts'

const claim: RecordedClaim = {
  claim: {
    id: '6f1d3c52-8a0e-5b7c-9d24-3f6e81b0a7c9',
    kind: 'statement',
    act: 'reject',
    segments: [{ exact: 'no night shifts', start: 10, end: 25 }],
    prefix: 'said: ',
    suffix: '.',
    cue: null,
    mention: null,
    chain: [],
    reported: 'direct',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: '2026-03-01',
    due: null,
    confidence: 0.9,
    extractor: { name: 'rules', version: '1.0.0' },
  },
  classification: null,
  document: { id: '0'.repeat(32), title: 'A dispatch', source: 'Port Gazette', url: null, publishedOn: '2026-03-01' },
  record: { dossier: 'port', seq: 7, recordedAt: '2026-03-01T10:00:00.000Z', review: 'unreviewed' },
}
const eventId = '0b1f8a52-8a0e-5b7c-9d24-3f6e81b0a7c1'

t.test(
  'the body is a CloudEvent: subject is the claim, time is when it was recorded, extensions say where',
  async (t) => {
    const body = claimRecordedBody({ eventId, correlationId: 'request-1', claim })
    t.match(body, {
      specversion: '1.0',
      id: eventId,
      type: 'onrecord.claim.recorded',
      source: '/v1/dossiers/port',
      subject: claim.claim.id,
      time: '2026-03-01T10:00:00.000Z',
      dossier: 'port',
      seq: 7,
      correlationid: 'request-1',
    })
    t.same(body.data, claim)
    t.same(ClaimRecordedBody.parse(JSON.parse(JSON.stringify(body))), body, 'the published schema describes it')
  },
)

t.test('attribute names are lower-case letters and digits, and none is null', async (t) => {
  const body = claimRecordedBody({ eventId, correlationId: null, claim })
  t.notOk('correlationid' in body)
  for (const [name, value] of Object.entries(body)) {
    t.match(name, /^[a-z0-9]{1,20}$/)
    t.not(value, null)
  }
})

t.test('a notice has its own number and time, and the claim that it is about', async (t) => {
  const told = { eventId, dossier: 'port', seq: 9, recordedAt: '2026-03-13T00:00:10.000Z', correlationId: null }
  const { id: claimId } = claim.claim
  const passed = dueDatePassedBody(told, { claimId, latest: '2026-03-12' }, claim)
  t.same(DueDatePassedBody.parse(JSON.parse(JSON.stringify(passed))), passed)
  const data = { party: 'union', issue: 'shifts', framework: null, from: 'opposes' as const, to: null, claimId }
  const changed = positionChangedBody(told, data, claim)
  t.same(PositionChangedBody.parse(JSON.parse(JSON.stringify(changed))), changed)
  for (const body of [passed, changed]) {
    t.match(body, {
      id: eventId,
      subject: claimId,
      seq: 9,
      time: told.recordedAt,
      data: { claim: { record: { seq: 7 } } },
    })
  }
})
