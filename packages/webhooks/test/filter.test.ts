import { randomUUID } from 'node:crypto'
import type { RecordedClaim } from '@onrecord/domain'
import * as fc from 'fast-check'
import t from 'tap'
import {
  type FilterSubject,
  matches,
  subjectOfClaim,
  subjectOfEvents,
  subjectOfNotice,
  WebhookEventType,
  WebhookFilter,
} from '../src/index.ts'

const subject: FilterSubject = {
  type: 'onrecord.claim.recorded',
  kind: 'demand',
  act: 'demand',
  party: 'port-union',
  actors: ['ada-moreno', 'port-union'],
  issues: ['night-shifts', 'wages'],
  framework: 'spring-offer',
  phase: 2,
  confidence: 0.7,
}
const dossier = { minimumConfidence: 0.4 }

t.test('each member lets through what it names and nothing else', async (t) => {
  const cases: [WebhookFilter, WebhookFilter][] = [
    [{ types: ['onrecord.claim.recorded'] }, { kinds: ['statement'] }],
    [{ kinds: ['statement', 'demand'] }, { kinds: ['deadline'] }],
    [{ acts: ['demand'] }, { acts: ['reject', 'deny'] }],
    [{ parties: ['port-union'] }, { parties: ['port-authority'] }],
    [{ actors: ['port-union'] }, { actors: ['someone-else'] }],
    [{ issues: ['wages', 'pensions'] }, { issues: ['pensions'] }],
    [{ frameworks: ['spring-offer'] }, { frameworks: ['autumn-offer'] }],
    [{ phases: [1, 2] }, { phases: [1] }],
    [{ minimumConfidence: 0.7 }, { minimumConfidence: 0.71 }],
  ]
  for (const [passing, failing] of cases) {
    t.ok(matches(passing, subject, dossier), `${JSON.stringify(passing)} passes`)
    t.notOk(matches(failing, subject, dossier), `${JSON.stringify(failing)} does not`)
  }
})

t.test('members are joined by and: one that fails refuses the event', async (t) => {
  t.notOk(matches({ kinds: ['demand'], phases: [1] }, subject, dossier))
})

t.test('an empty filter leaves the dossier’s confidence threshold in force', async (t) => {
  t.ok(matches({}, subject, { minimumConfidence: 0.7 }))
  t.notOk(matches({}, subject, { minimumConfidence: 0.8 }))
  t.ok(matches({ minimumConfidence: 0 }, { ...subject, confidence: 0.1 }, { minimumConfidence: 0.8 }))
})

t.test('a claim that nobody could classify passes no filter on party, actor, issue, framework or phase', async (t) => {
  const bare = { ...subject, party: null, actors: [], issues: [], framework: null, phase: null }
  for (const filter of [
    { parties: ['a'] },
    { actors: ['a'] },
    { issues: ['a'] },
    { frameworks: ['a'] },
    { phases: [0] },
  ]) {
    t.notOk(matches(filter, bare, dossier))
  }
})

t.test('unknown members, empty lists and bad slugs are no filter', async (t) => {
  for (const bad of [
    { colour: 'red' },
    { kinds: [] },
    { kinds: ['rumour'] },
    { parties: ['Not A Slug'] },
    { minimumConfidence: 2 },
  ]) {
    t.notOk(WebhookFilter.safeParse(bad).success, JSON.stringify(bad))
  }
})

t.test('a filter stays the same through JSON and never passes more by an added member', async () => {
  const filters = fc.record(
    {
      kinds: fc.subarray(['statement' as const, 'demand' as const, 'deadline' as const], { minLength: 1 }),
      issues: fc.subarray(['wages', 'pensions', 'night-shifts'], { minLength: 1 }),
      phases: fc.subarray([1, 2, 3], { minLength: 1 }),
      minimumConfidence: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(filters, (filter) => {
      const read = WebhookFilter.parse(JSON.parse(JSON.stringify(filter)))
      const passes = matches(read, subject, dossier)
      if (passes !== matches(filter, subject, dossier)) return false
      return !passes || !matches({ ...read, parties: ['nobody'] }, subject, dossier)
    }),
    { seed: 7 },
  )
})

t.test('the subject is the same from the events as from the claim that doors show', async (t) => {
  const claimId = randomUUID()
  const documentId = '0'.repeat(32)
  const recordedAt = '2026-03-01T10:00:00.000Z'
  const finding = {
    act: 'reject' as const,
    reported: 'direct' as const,
    relayed: false,
    negated: false,
    certainty: 'asserted' as const,
    saidOn: null,
    due: null,
    confidence: 0.9,
    extractor: { name: 'rules', version: '1.0.0' },
  }
  const classification = {
    party: 'port-union',
    positions: [{ issue: 'wages', stance: 'opposes' as const }],
    framework: 'spring-offer',
    phase: 1,
    addressee: null,
    configVersion: 1,
  }
  const shown: RecordedClaim = {
    claim: {
      ...finding,
      id: claimId,
      kind: 'statement',
      segments: [{ exact: 'no', start: 0, end: 2 }],
      prefix: '',
      suffix: '',
      cue: null,
      mention: null,
      chain: [],
    },
    classification: {
      ...classification,
      claimants: [
        { actorId: 'ada-moreno', name: 'Ada Moreno', role: null },
        { actorId: null, name: 'a clerk', role: null },
      ],
    },
    document: { id: documentId, title: null, source: null, url: null, publishedOn: null },
    record: { dossier: 'port', seq: 4, recordedAt, review: 'unreviewed' },
  }
  const recorded = {
    type: 'StatementRecorded' as const,
    data: { ...finding, claimId, documentId, segments: [{ start: 0, end: 2 }], cue: null, mention: null, chain: [] },
  }
  const classified = {
    ...classification,
    claimId,
    claimants: [
      { actorId: 'ada-moreno', span: null, role: null },
      { actorId: null, span: { start: 3, end: 9 }, role: null },
    ],
    by: 'rules' as const,
  }
  t.same(subjectOfEvents(recorded, classified), subjectOfClaim(shown))
  t.same(subjectOfEvents(recorded, null), subjectOfClaim({ ...shown, classification: null }))
})

t.test('a notice is about its own issue and party, and for the rest about its claim', async (t) => {
  const claimId = '6f1d3c52-8a0e-5b7c-9d24-3f6e81b0a7c9'
  const classification = {
    claimants: [{ actorId: 'ada-moreno' }],
    party: 'port-union',
    positions: [{ issue: 'wages' }, { issue: 'night-shifts' }],
    framework: 'spring-offer',
    phase: 2,
  }
  const claim = {
    kind: 'demand' as const,
    act: 'demand' as const,
    confidence: 0.3,
    review: 'unreviewed' as const,
    classification,
  }
  const data = { party: 'port-union', issue: 'wages', framework: null, from: null, to: 'supports' as const, claimId }
  const changed = subjectOfNotice({ type: 'PositionChanged', data }, claim)
  t.match(changed, { type: 'onrecord.position.changed', issues: ['wages'], framework: null, actors: ['ada-moreno'] })
  const passed = subjectOfNotice({ type: 'DueDatePassed', data: { claimId, latest: '2026-03-12' } }, claim)
  t.match(passed, { type: 'onrecord.due-date.passed', issues: ['wages', 'night-shifts'], framework: 'spring-offer' })

  const changesOnly = { types: ['onrecord.position.changed' as const], minimumConfidence: 0 }
  t.ok(matches(changesOnly, changed, dossier))
  t.notOk(matches(changesOnly, passed, dossier))
  t.notOk(matches(changesOnly, subject, dossier), 'a new claim is no change of position')
  const all = { types: WebhookEventType.options }
  t.notOk(matches(all, changed, dossier), 'too unsure')
  const reviewed = subjectOfNotice({ type: 'PositionChanged', data }, { ...claim, review: 'confirmed' })
  t.ok(matches(all, reviewed, dossier), 'somebody has looked at it')
  t.notOk(matches({}, reviewed, dossier), 'who names no types is told of new claims alone')
})
