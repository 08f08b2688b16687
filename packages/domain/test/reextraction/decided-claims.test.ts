import t from 'tap'
import type { EventData } from '../../src/index.ts'
import { classified, found } from './readings.ts'
import { byPerson, byProcess, type Case, CLAIM, recorded, testCase } from './told.ts'

const reason = null
const old = found(10, 20)
const confirmed = byPerson({ type: 'ClaimConfirmed', data: { claimId: CLAIM, reason } })
const reopened = byPerson({ type: 'ClaimReopened', data: { claimId: CLAIM, reason } })
const retractedBy = (who: typeof byPerson) => who({ type: 'ClaimRetracted', data: { claimId: CLAIM, reason } })
const correctedBy = (who: typeof byPerson, changes: EventData<'ClaimCorrected'>['changes']) =>
  who({ type: 'ClaimCorrected', data: { claimId: CLAIM, changes, reason } })
const reclassifiedBy = (by: EventData<'ClaimClassified'>['by']) =>
  byPerson({ type: 'ClaimClassified', data: { claimId: CLAIM, ...classified('board'), by } })

const cases: Case[] = [
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
    title: 'what the service’s other extractor found is read anew, and taken back where it is found no more',
    given: [recorded(old, { name: 'language-model', version: '1.0.0+some-model' })],
    found: [],
    events: [{ type: 'ClaimRetracted' }],
  },
  {
    title: 'a ready-made claim is left alone, whatever extractor it names',
    given: [recorded(old).map(byPerson)],
    found: [found(10, 20, { changes: { act: 'deny' } })],
    events: [],
  },
]

for (const each of cases) t.test(each.title, async (t) => testCase(t, each))
