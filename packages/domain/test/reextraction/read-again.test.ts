import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import {
  type DomainEvent,
  type EventData,
  type ExtractorRef,
  type Found,
  type KnownClaim,
  knownClaim,
  RECORDED_AS,
  readAgain,
} from '../../src/index.ts'
import { DOCUMENT } from '../decisions/histories.ts'
import { classified, found, idAt, NEW, OLD, reading } from './readings.ts'

type Told = DomainEvent & { metadata: { keyId: string | null } }
const CLAIM = idAt(10, 20)
const reason = null

const byProcess = (event: DomainEvent): Told => ({ ...event, metadata: { keyId: null } })
const byPerson = (event: DomainEvent): Told => ({
  ...event,
  metadata: { keyId: 'f0000000-0000-4000-8000-000000000001' },
})

/** The events by which a finding was recorded. */
function recorded(
  { claimId, reading: { kind, ...finding }, classified }: Found,
  extractor: ExtractorRef = OLD,
): Told[] {
  const events: DomainEvent[] = [
    { type: RECORDED_AS[kind], data: { claimId, documentId: DOCUMENT, ...finding, extractor } },
  ]
  if (classified !== null) events.push({ type: 'ClaimClassified', data: { claimId, ...classified, by: 'rules' } })
  return events.map(byProcess)
}

const old = found(10, 20)
const confirmed = byPerson({ type: 'ClaimConfirmed', data: { claimId: CLAIM, reason } })
const reopened = byPerson({ type: 'ClaimReopened', data: { claimId: CLAIM, reason } })
const retractedBy = (who: typeof byPerson) => who({ type: 'ClaimRetracted', data: { claimId: CLAIM, reason } })
const correctedBy = (who: typeof byPerson, changes: EventData<'ClaimCorrected'>['changes']) =>
  who({ type: 'ClaimCorrected', data: { claimId: CLAIM, changes, reason } })
const reclassifiedBy = (by: EventData<'ClaimClassified'>['by']) =>
  byPerson({ type: 'ClaimClassified', data: { claimId: CLAIM, ...classified('board'), by } })

type Case = {
  title: string
  /** The stream of each claim that is known. */
  given: Told[][]
  found: Found[]
  events: unknown[]
  proposed?: number
  dropped?: number
}

const cases: Case[] = [
  {
    title: 'what is read as before changes nothing',
    given: [recorded(old)],
    found: [found(10, 20)],
    events: [],
  },
  {
    title: 'the same outcome under another configuration changes nothing',
    given: [recorded(old)],
    found: [found(10, 20, { says: classified('union', 7) })],
    events: [],
  },
  {
    title: 'what is new is recorded and classified',
    given: [recorded(old)],
    found: [old, found(40, 50)],
    events: [
      { type: 'StatementRecorded', data: { claimId: idAt(40, 50), documentId: DOCUMENT, extractor: NEW } },
      { type: 'ClaimClassified', data: { claimId: idAt(40, 50), party: 'union', by: 'rules' } },
    ],
  },
  {
    title: 'another reading of the same words is a correction of what differs alone',
    given: [recorded(old)],
    found: [found(10, 20, { changes: { saidOn: '2025-03-07', act: 'deny' } })],
    events: [
      {
        type: 'ClaimCorrected',
        data: { claimId: CLAIM, changes: { act: 'deny', saidOn: '2025-03-07' }, reason: 'Read again by rules 2.0.0.' },
      },
    ],
  },
  {
    title: 'another classification is the rules’ new word',
    given: [recorded(old)],
    found: [found(10, 20, { says: classified('board', 2) })],
    events: [{ type: 'ClaimClassified', data: { claimId: CLAIM, party: 'board', configVersion: 2, by: 'rules' } }],
  },
  {
    title: 'a span moved by less than half is a correction, and the claim keeps its id',
    given: [recorded(old)],
    found: [found(14, 24)],
    events: [{ type: 'ClaimCorrected', data: { claimId: CLAIM, changes: { segments: [{ start: 14, end: 24 }] } } }],
  },
  {
    title: 'a span moved by half is another claim',
    given: [recorded(old)],
    found: [found(15, 25)],
    events: [
      { type: 'StatementRecorded', data: { claimId: idAt(15, 25) } },
      { type: 'ClaimClassified' },
      { type: 'ClaimRetracted', data: { claimId: CLAIM } },
    ],
  },
  {
    title: 'a span of more than twice the length is another claim, whatever it holds',
    given: [recorded(old)],
    found: [found(5, 26)],
    events: [{ type: 'StatementRecorded' }, { type: 'ClaimClassified' }, { type: 'ClaimRetracted' }],
  },
  {
    title: 'the same words as another kind are another claim',
    given: [recorded(old)],
    found: [found(10, 20, { changes: { kind: 'demand', act: 'demand' } })],
    events: [{ type: 'DemandRecorded' }, { type: 'ClaimClassified' }, { type: 'ClaimRetracted' }],
  },
  {
    title: 'of two findings the one that shares more words is the old claim',
    given: [recorded(old)],
    found: [found(13, 23), found(11, 21)],
    events: [
      { type: 'StatementRecorded', data: { claimId: idAt(13, 23) } },
      { type: 'ClaimClassified' },
      { type: 'ClaimCorrected', data: { claimId: CLAIM, changes: { segments: [{ start: 11, end: 21 }] } } },
    ],
  },
  {
    title: 'what is not found any more is retracted, with the extractor that missed it',
    given: [recorded(old)],
    found: [],
    events: [
      { type: 'ClaimRetracted', data: { claimId: CLAIM, reason: 'rules 2.0.0 no longer finds it in the text.' } },
    ],
  },
  {
    title: 'what the extractor took back and finds again is recorded again',
    given: [[...recorded(old), retractedBy(byProcess)]],
    found: [old],
    events: [{ type: 'StatementRecorded', data: { claimId: CLAIM } }, { type: 'ClaimClassified' }],
  },
  {
    title: 'what the extractor took back is not retracted twice',
    given: [[...recorded(old), retractedBy(byProcess)]],
    found: [],
    events: [],
  },
  {
    title: 'a new claim whose claimant is not in the text is dropped',
    given: [],
    found: [found(10, 20, { says: null })],
    events: [],
    dropped: 1,
  },
  {
    title: 'a known claim whose claimant is not in the text keeps its classification',
    given: [recorded(old)],
    found: [found(10, 20, { says: null, changes: { negated: true } })],
    events: [{ type: 'ClaimCorrected', data: { changes: { negated: true } } }],
  },
  {
    title: 'what a person confirmed is only proposed to be read otherwise',
    given: [[...recorded(old), confirmed]],
    found: [found(10, 20, { changes: { act: 'deny' } })],
    events: [],
    proposed: 1,
  },
  {
    title: 'a confirmed claim that is read as before, if less surely, is no proposal',
    given: [[...recorded(old), confirmed]],
    found: [found(10, 20, { changes: { confidence: 0.4 } })],
    events: [],
  },
  {
    title: 'what a person confirmed stays where it is not found',
    given: [[...recorded(old), confirmed]],
    found: [],
    events: [],
    proposed: 1,
  },
  {
    title: 'a moved span of what a person confirmed is a proposal and no new claim',
    given: [[...recorded(old), confirmed]],
    found: [found(11, 21)],
    events: [],
    proposed: 1,
  },
  {
    title: 'a person’s correction is not read over',
    given: [[...recorded(old), correctedBy(byPerson, { act: 'propose' })]],
    found: [old],
    events: [],
    proposed: 1,
  },
  {
    title: 'an extractor’s correction is',
    given: [[...recorded(old), correctedBy(byProcess, { act: 'propose' })]],
    found: [old],
    events: [{ type: 'ClaimCorrected', data: { changes: { act: 'assert' } } }],
  },
  {
    title: 'what a person retracted is neither recorded again nor proposed, however it is read',
    given: [[...recorded(old), retractedBy(byPerson)]],
    found: [found(10, 20, { changes: { act: 'deny' } })],
    events: [],
  },
  {
    title: 'a moved span of what a person retracted is proposed alone',
    given: [[...recorded(old), retractedBy(byPerson)]],
    found: [found(11, 21)],
    events: [],
    proposed: 1,
  },
  {
    title: 'words that a person confirmed are not told anew as another kind',
    given: [[...recorded(old), confirmed]],
    found: [found(11, 21, { changes: { kind: 'deadline' } })],
    events: [],
    proposed: 1,
  },
  {
    title: 'a second claim of another kind in the same words is new where the confirmed one is found too',
    given: [[...recorded(old), confirmed]],
    found: [old, found(10, 20, { changes: { kind: 'deadline' } })],
    events: [{ type: 'DeadlineRecorded' }, { type: 'ClaimClassified' }],
  },
  {
    title: 'a person’s classification stands, and the reading with it',
    given: [[...recorded(old), reclassifiedBy('reviewer')]],
    found: [found(10, 20, { changes: { saidOn: '2025-03-07' } })],
    events: [],
    proposed: 1,
  },
  {
    title: 'a claim that a submitter classified is the submitter’s',
    given: [[...recorded(old), reclassifiedBy('submitter')]],
    found: [],
    events: [],
  },
  {
    title: 'a claim that a person graded stays',
    given: [[...recorded(old), byPerson({ type: 'ClaimAssessed', data: { claimId: CLAIM, credibility: 2, reason } })]],
    found: [],
    events: [],
    proposed: 1,
  },
  {
    title: 'a decision that was taken back holds nothing any more',
    given: [[...recorded(old), confirmed, reopened]],
    found: [found(10, 20, { changes: { act: 'deny' } })],
    events: [{ type: 'ClaimCorrected', data: { changes: { act: 'deny' } } }],
  },
  {
    title: 'what a person reopened after the extractor had taken it back is not taken back again',
    given: [[...recorded(old), retractedBy(byProcess), reopened]],
    found: [],
    events: [],
    proposed: 1,
  },
  {
    title: 'another extractor’s claim is left alone',
    given: [recorded(old, { name: 'reader', version: '1' })],
    found: [],
    events: [],
  },
  {
    title: 'a ready-made claim is left alone, whatever extractor it names',
    given: [recorded(old).map(byPerson)],
    found: [found(10, 20, { changes: { act: 'deny' } })],
    events: [],
  },
]

function claimsOf(streams: readonly Told[][]): KnownClaim[] {
  return streams.flatMap((stream) => knownClaim(stream, OLD.name) ?? [])
}

for (const { title, given, found: findings, events, proposed = 0, dropped = 0 } of cases) {
  t.test(title, async (t) => {
    const known = claimsOf(given)
    const reread = readAgain({ documentId: DOCUMENT, extractor: NEW, findings, known })
    const appended = reread.steps.flatMap((step) => step.events)
    t.match(appended, events)
    t.equal(appended.length, events.length)
    t.match({ proposed: reread.proposed.length, dropped: reread.dropped }, { proposed, dropped })
  })
}

t.test('a correction holds no more than what differs', async (t) => {
  const [step] = readAgain({
    documentId: DOCUMENT,
    extractor: NEW,
    findings: [found(10, 20, { changes: { negated: true } })],
    known: claimsOf([recorded(old)]),
  }).steps
  const [event] = step?.events ?? []
  t.strictSame(event?.type === 'ClaimCorrected' && event.data.changes, { negated: true })
  t.match(step, { change: 'corrected', reading: { negated: true }, classified: { party: 'union' } })
})

/** Findings in a short text, so that many overlap; ids as the extractor gives them. */
const someFindings = fc
  .array(
    fc.record({
      start: fc.nat({ max: 30 }),
      length: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('statement' as const, 'demand' as const),
      negated: fc.boolean(),
      party: fc.constantFrom('union', 'board', null),
      isNamed: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((places) => {
    const ordinals = new Map<string, number>()
    return places.map(({ start, length, kind, negated, party, isNamed }): Found => {
      const place = `${kind}/${start}/${length}`
      const ordinal = ordinals.get(place) ?? 0
      ordinals.set(place, ordinal + 1)
      const says = isNamed ? classified(party) : null
      return found(start, start + length, { changes: { kind, negated }, says, ordinal })
    })
  })
const someDecision = fc.record({
  nth: fc.nat({ max: 7 }),
  type: fc.constantFrom('ClaimConfirmed', 'ClaimRetracted', 'ClaimReopened'),
})

/** Carries an extraction out on the streams by claim id. */
function carryOut(streams: Map<string, Told[]>, findings: readonly Found[]) {
  const known = claimsOf([...streams.values()])
  const reread = readAgain({ documentId: DOCUMENT, extractor: NEW, findings, known })
  for (const { claimId, events } of reread.steps) {
    streams.set(claimId, [...(streams.get(claimId) ?? []), ...events.map(byProcess)])
  }
  return reread
}

t.test('the same extraction twice says everything once, after any history of extractions and decisions', async () => {
  const history = fc.array(fc.tuple(someFindings, fc.array(someDecision, { maxLength: 3 })), { maxLength: 4 })
  fc.assert(
    fc.property(history, someFindings, (rounds, findings) => {
      const streams = new Map<string, Told[]>()
      for (const [earlier, decisions] of rounds) {
        carryOut(streams, earlier)
        for (const { nth, type } of decisions) {
          const [claimId, stream] = [...streams][nth] ?? []
          if (claimId === undefined || stream === undefined) continue
          streams.set(claimId, [...stream, byPerson({ type, data: { claimId, reason } })])
        }
      }
      const first = carryOut(streams, findings)
      const again = carryOut(streams, findings)
      return (
        again.steps.length === 0 && again.proposed.length === first.proposed.length && again.dropped === first.dropped
      )
    }),
    { seed: 20260301, numRuns: 2000 },
  )
})

t.test('after an extraction the extractor’s own claims are what it found', async () => {
  fc.assert(
    fc.property(fc.array(someFindings, { maxLength: 4 }), someFindings, (earlier, findings) => {
      const streams = new Map<string, Told[]>()
      for (const extraction of earlier) carryOut(streams, extraction)
      carryOut(
        streams,
        findings.filter((finding) => finding.classified !== null),
      )
      const live = claimsOf([...streams.values()]).filter(({ retracted }) => !retracted)
      const asText = (readings: readonly { reading: Found['reading'] }[]) =>
        readings
          .map(({ reading: { kind, segments, negated } }) => JSON.stringify({ kind, segments, negated }))
          .toSorted()
      return isDeepStrictEqual(asText(live), asText(findings.filter((finding) => finding.classified !== null)))
    }),
    { seed: 20260302, numRuns: 1000 },
  )
})

t.test('a piece that moved is held against all pieces of the claim', async (t) => {
  const pieces = {
    segments: [
      { start: 10, end: 20 },
      { start: 30, end: 60 },
    ],
  }
  const given = { ...found(10, 20, { changes: pieces }), reading: reading(10, 20, pieces) }
  const moved = {
    segments: [
      { start: 12, end: 20 },
      { start: 30, end: 60 },
    ],
  }
  const { steps } = readAgain({
    documentId: DOCUMENT,
    extractor: NEW,
    findings: [found(12, 20, { changes: moved })],
    known: claimsOf([recorded(given)]),
  })
  t.match(steps, [{ claimId: CLAIM, change: 'corrected', reading: moved }])
})
