import t from 'tap'
import { readAgain } from '../../src/index.ts'
import { DOCUMENT } from '../decisions/histories.ts'
import { classified, found, idAt, NEW, reading } from './readings.ts'
import { byProcess, type Case, CLAIM, claimsOf, recorded, testCase } from './told.ts'

const old = found(10, 20)
const retracted = byProcess({ type: 'ClaimRetracted', data: { claimId: CLAIM, reason: null } })

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
    given: [[...recorded(old), retracted]],
    found: [old],
    events: [{ type: 'StatementRecorded', data: { claimId: CLAIM } }, { type: 'ClaimClassified' }],
  },
  {
    title: 'what the extractor took back is not retracted twice',
    given: [[...recorded(old), retracted]],
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
]

for (const each of cases) t.test(each.title, async (t) => testCase(t, each))

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
