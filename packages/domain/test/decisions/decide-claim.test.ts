import t from 'tap'
import { type ClaimCommand, DomainError, type DomainEvent, decideClaim, decidedClaim } from '../../src/index.ts'
import { CLAIM, classified, demand, person, process, type Step, streamOf } from './histories.ts'

const reason = null
const of = (type: DomainEvent['type'], data: object) => ({ type, data: { claimId: CLAIM, ...data } }) as DomainEvent
const confirmed = of('ClaimConfirmed', { reason })
const retracted = of('ClaimRetracted', { reason })
const statement: DomainEvent = {
  ...demand,
  type: 'StatementRecorded',
  data: { ...(demand.data as never as object), act: 'assert', due: null },
} as DomainEvent

type Case = { title: string; given: Step[]; when: ClaimCommand; result: DomainEvent[] | string }

const cases: Case[] = [
  {
    title: 'a claim is confirmed',
    given: [process(demand)],
    when: { decision: 'confirm', reason: 'Heard.' },
    result: [of('ClaimConfirmed', { reason: 'Heard.' })],
  },
  {
    title: 'a confirmed claim is not confirmed again',
    given: [process(demand), person(confirmed)],
    when: { decision: 'confirm', reason },
    result: 'nothing-to-change',
  },
  {
    title: 'a retracted claim must be reopened first',
    given: [process(demand), person(retracted)],
    when: { decision: 'confirm', reason },
    result: 'claim-retracted',
  },
  {
    title: 'a retracted claim is not retracted again',
    given: [process(demand), person(retracted)],
    when: { decision: 'retract', reason },
    result: 'nothing-to-change',
  },
  {
    title: 'a retracted claim is reopened',
    given: [process(demand), person(retracted)],
    when: { decision: 'reopen', reason },
    result: [of('ClaimReopened', { reason })],
  },
  {
    title: 'a claim of which no reviewer said anything is not reopened',
    given: [process(demand, classified('rules', 'union'))],
    when: { decision: 'reopen', reason },
    result: 'nothing-to-change',
  },
  {
    title: "a reviewer's classification alone can be taken back",
    given: [process(demand), person(classified('reviewer', 'union'))],
    when: { decision: 'reopen', reason },
    result: [of('ClaimReopened', { reason })],
  },
  {
    title: 'a correction keeps what it really changes',
    given: [process(demand)],
    when: { decision: 'correct', changes: { act: 'propose', negated: false }, reason },
    result: [of('ClaimCorrected', { changes: { act: 'propose' }, reason })],
  },
  {
    title: 'a correction that changes nothing is refused',
    given: [process(demand)],
    when: { decision: 'correct', changes: { mention: { end: 5, start: 0 } }, reason },
    result: 'nothing-to-change',
  },
  {
    title: 'what was corrected once is compared with the correction',
    given: [process(demand), person(of('ClaimCorrected', { changes: { act: 'propose' }, reason }))],
    when: { decision: 'correct', changes: { act: 'propose' }, reason },
    result: 'nothing-to-change',
  },
  {
    title: "a rule's classification may be made a reviewer's own",
    given: [process(demand, classified('rules', 'union'))],
    when: {
      decision: 'reclassify',
      classification: {
        claimants: [],
        party: 'union',
        positions: [],
        framework: null,
        phase: null,
        addressee: null,
        configVersion: 1,
      },
      reason,
    },
    result: [of('ClaimClassified', { ...(classified('reviewer', 'union').data as object), reason })],
  },
  {
    title: 'the same classification twice is refused',
    given: [process(demand), person(classified('reviewer', 'union'))],
    when: {
      decision: 'reclassify',
      classification: {
        claimants: [],
        party: 'union',
        positions: [],
        framework: null,
        phase: null,
        addressee: null,
        configVersion: 1,
      },
      reason,
    },
    result: 'nothing-to-change',
  },
  {
    title: 'a claim that was never graded has no grade to take back',
    given: [process(demand)],
    when: { decision: 'assess', credibility: null, reason },
    result: 'nothing-to-change',
  },
  {
    title: 'a claim is graded',
    given: [process(demand)],
    when: { decision: 'assess', credibility: 2, reason },
    result: [of('ClaimAssessed', { credibility: 2, reason })],
  },
  {
    title: 'a demand is answered by one party',
    given: [process(demand)],
    when: { decision: 'answer', party: 'board', answer: 'rejected', reason },
    result: [of('DemandAnswered', { party: 'board', answer: 'rejected', reason })],
  },
  {
    title: 'a statement asks for no answer',
    given: [process(statement)],
    when: { decision: 'answer', party: null, answer: 'met', reason },
    result: 'asks-for-no-answer',
  },
  {
    title: 'a statement that was corrected to a proposal asks for one',
    given: [process(statement), person(of('ClaimCorrected', { changes: { act: 'propose' }, reason }))],
    when: { decision: 'answer', party: null, answer: 'accepted', reason },
    result: [of('DemandAnswered', { party: null, answer: 'accepted', reason })],
  },
  {
    title: 'an answer that nobody gave is not taken back',
    given: [process(demand), person(of('DemandAnswered', { party: 'board', answer: 'met', reason }))],
    when: { decision: 'answer', party: null, answer: null, reason },
    result: 'nothing-to-change',
  },
  {
    title: 'what became of a date is recorded',
    given: [process(demand)],
    when: { decision: 'outcome', outcome: 'extended', newDate: '2025-05', reason },
    result: [of('DueOutcomeRecorded', { outcome: 'extended', newDate: '2025-05', reason })],
  },
  {
    title: 'a claim without a date has no outcome',
    given: [process(statement)],
    when: { decision: 'outcome', outcome: 'met', newDate: null, reason },
    result: 'no-due-date',
  },
  {
    title: 'an outcome may be put in place of another',
    given: [process(demand), person(of('DueOutcomeRecorded', { outcome: 'met', newDate: null, reason }))],
    when: { decision: 'outcome', outcome: 'missed', newDate: null, reason },
    result: [of('DueOutcomeRecorded', { outcome: 'missed', newDate: null, reason })],
  },
]

for (const { title, given, when, result } of cases) {
  t.test(title, (t) => {
    const state = decidedClaim(streamOf(given))
    if (state === undefined) throw new Error('the claim is not recorded')
    if (typeof result === 'string') {
      t.throws(() => decideClaim(state, when), { code: result, name: DomainError.name })
    } else t.same(decideClaim(state, when), result)
    t.end()
  })
}

t.test("an extractor's correction is no review", (t) => {
  const corrected = of('ClaimCorrected', { changes: { act: 'propose' }, reason })
  t.equal(decidedClaim(streamOf([process(demand, corrected)]))?.facets.review.verdict, 'unreviewed')
  t.equal(decidedClaim(streamOf([process(demand), person(corrected)]))?.facets.review.verdict, 'corrected')
  t.end()
})
