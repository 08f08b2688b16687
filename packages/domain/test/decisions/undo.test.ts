import t from 'tap'
import { type DomainEvent, undo } from '../../src/index.ts'
import {
  CLAIM,
  classified,
  DOCUMENT,
  demand,
  OTHER,
  person,
  process,
  received,
  type Step,
  streamOf,
} from './histories.ts'

const reason = null
const of = (type: DomainEvent['type'], data: object) => ({ type, data: { ...data, reason } }) as DomainEvent
const claim = (type: DomainEvent['type'], data: object = {}) => of(type, { claimId: CLAIM, ...data })
const issue = (type: 'IssueClosed' | 'IssueReopened', framework: string | null) => of(type, { issue: 'pay', framework })
const link = (type: 'ClaimsLinked' | 'ClaimsUnlinked', rule: string | null) =>
  of(type, { a: CLAIM, b: OTHER, relation: 'restates', rule })
const grade = (reliability: string | null) => of('SourceAssessed', { source: 'Harbour Gazette', reliability })
const document = (type: DomainEvent['type'], data: object = {}) => of(type, { documentId: DOCUMENT, ...data })
const requested: DomainEvent = {
  type: 'ExtractionRequested',
  data: { documentId: DOCUMENT, extractor: 'rules', version: null, reason: 'received' },
}
const corrected = (changes: object) => claim('ClaimCorrected', { changes })

type Case = { title: string; given: Step[]; undo: number; result: unknown[] | { code: string; by?: number } }

const cases: Case[] = [
  {
    title: 'a confirmation is taken back',
    given: [process(demand), person(claim('ClaimConfirmed'))],
    undo: 2,
    result: [claim('ClaimReopened')],
  },
  {
    title: 'a retraction is taken back',
    given: [process(demand), person(claim('ClaimRetracted'))],
    undo: 2,
    result: [claim('ClaimReopened')],
  },
  {
    title: 'a retraction of a confirmed claim leaves it confirmed',
    given: [process(demand), person(claim('ClaimConfirmed')), person(claim('ClaimRetracted'))],
    undo: 3,
    result: [claim('ClaimReopened'), claim('ClaimConfirmed')],
  },
  {
    title: 'a retraction of a corrected and reclassified claim leaves both',
    given: [
      process(demand),
      person(corrected({ act: 'propose' })),
      person(classified('reviewer', 'union')),
      person(claim('ClaimRetracted')),
    ],
    undo: 4,
    result: [
      claim('ClaimReopened'),
      { type: 'ClaimClassified', data: { party: 'union', by: 'reviewer' } },
      corrected({ act: 'propose' }),
    ],
  },
  {
    title: 'a correction is put back to what was read before',
    given: [process(demand), person(corrected({ act: 'propose', saidOn: '2025-03' }))],
    undo: 2,
    result: [corrected({ act: 'demand', saidOn: null }), claim('ClaimReopened')],
  },
  {
    title: 'a correction of a confirmed claim leaves it confirmed',
    given: [process(demand), person(claim('ClaimConfirmed')), person(corrected({ act: 'propose' }))],
    undo: 3,
    result: [corrected({ act: 'demand' }), claim('ClaimReopened'), claim('ClaimConfirmed')],
  },
  {
    title: 'one of two corrections leaves the other',
    given: [process(demand), person(corrected({ act: 'propose' })), person(corrected({ negated: true }))],
    undo: 2,
    result: [corrected({ act: 'demand' }), claim('ClaimReopened'), corrected({ negated: true })],
  },
  {
    title: 'the first of two corrections, when the second is taken back already, leaves none',
    given: [
      process(demand),
      person(corrected({ act: 'propose' })),
      person(corrected({ negated: true })),
      person(corrected({ negated: false }), claim('ClaimReopened'), corrected({ act: 'propose' })),
    ],
    undo: 2,
    result: [corrected({ act: 'demand' }), claim('ClaimReopened')],
  },
  {
    title: "a reclassification gives way to the rule's",
    given: [process(demand, classified('rules', 'board')), person(classified('reviewer', 'union'))],
    undo: 3,
    result: [claim('ClaimReopened'), { type: 'ClaimClassified', data: { party: 'board', by: 'rules' } }],
  },
  {
    title: 'a reclassification of a claim that was reopened gives way to what stood, which rules may replace',
    given: [
      process(demand, classified('rules', 'board')),
      person(classified('reviewer', 'union')),
      person(claim('ClaimReopened')),
      person(classified('reviewer', 'board')),
    ],
    undo: 5,
    result: [claim('ClaimReopened'), { type: 'ClaimClassified', data: { party: 'union', by: 'rules' } }],
  },
  {
    title: 'a reclassification of a confirmed claim leaves it confirmed',
    given: [
      process(demand, classified('rules', 'board')),
      person(claim('ClaimConfirmed')),
      person(classified('reviewer', 'union')),
    ],
    undo: 4,
    result: [
      claim('ClaimReopened'),
      { type: 'ClaimClassified', data: { party: 'board', by: 'rules' } },
      claim('ClaimConfirmed'),
    ],
  },
  {
    title: "a reviewer's second classification gives way to the first",
    given: [process(demand), person(classified('reviewer', 'board')), person(classified('reviewer', 'union'))],
    undo: 3,
    result: [{ type: 'ClaimClassified', data: { party: 'board', by: 'reviewer' } }],
  },
  {
    title: 'a grade gives way to the one before',
    given: [
      process(demand),
      person(claim('ClaimAssessed', { credibility: 2 })),
      person(claim('ClaimAssessed', { credibility: 5 })),
    ],
    undo: 3,
    result: [claim('ClaimAssessed', { credibility: 2 })],
  },
  {
    title: "one party's answer is taken back, the other's stays",
    given: [
      process(demand),
      person(claim('DemandAnswered', { party: 'a', answer: 'met' })),
      person(claim('DemandAnswered', { party: null, answer: 'rejected' })),
    ],
    undo: 2,
    result: [claim('DemandAnswered', { party: 'a', answer: null })],
  },
  {
    title: 'an outcome gives way to the one before',
    given: [process(demand), person(claim('DueOutcomeRecorded', { outcome: 'met', newDate: null }))],
    undo: 2,
    result: [claim('DueOutcomeRecorded', { outcome: null, newDate: null })],
  },
  {
    title: 'an undo is undone',
    given: [process(demand), person(claim('ClaimConfirmed')), person(claim('ClaimReopened'))],
    undo: 3,
    result: [claim('ClaimConfirmed')],
  },
  {
    title: 'what one request did to a stream is undone together',
    given: [
      process(demand),
      person(corrected({ act: 'propose' })),
      person(corrected({ act: 'demand' }), claim('ClaimReopened')),
    ],
    undo: 4,
    result: [corrected({ act: 'propose' })],
  },
  {
    title: 'what was undone already is not undone again',
    given: [process(demand), person(claim('ClaimConfirmed')), person(claim('ClaimReopened'))],
    undo: 2,
    result: { code: 'superseded', by: 3 },
  },
  {
    title: 'what something later was built on stays',
    given: [
      process(demand),
      person(corrected({ act: 'propose' })),
      person(corrected({ negated: true })),
      person(corrected({ act: 'accuse' })),
    ],
    undo: 2,
    result: { code: 'superseded', by: 4 },
  },
  {
    title: 'what came in between about something else is no obstacle',
    given: [process(demand), person(claim('ClaimAssessed', { credibility: 2 })), person(claim('ClaimConfirmed'))],
    undo: 2,
    result: [claim('ClaimAssessed', { credibility: null })],
  },
  {
    title: 'what an extractor says is no decision',
    given: [process(demand, corrected({ act: 'propose' }))],
    undo: 2,
    result: { code: 'not-a-decision' },
  },
  {
    title: 'what was entered with the claim is no decision about it',
    given: [person(demand, classified('reviewer', 'union'))],
    undo: 2,
    result: { code: 'not-a-decision' },
  },
  {
    title: 'a link is cut',
    given: [person(link('ClaimsLinked', null))],
    undo: 1,
    result: [link('ClaimsUnlinked', null)],
  },
  {
    title: "a cut of a rule's link is linked by the reviewer",
    given: [process(link('ClaimsLinked', 'same-words')), person(link('ClaimsUnlinked', null))],
    undo: 2,
    result: [link('ClaimsLinked', null)],
  },
  {
    title: 'a closed issue is opened',
    given: [person(issue('IssueClosed', null))],
    undo: 1,
    result: [issue('IssueReopened', null)],
  },
  {
    title: 'an issue that was closed in one framework stays closed there',
    given: [person(issue('IssueClosed', 'a')), person(issue('IssueClosed', null))],
    undo: 2,
    result: [issue('IssueReopened', null), issue('IssueClosed', 'a')],
  },
  {
    title: 'closing in one framework is not undone while all are closed',
    given: [person(issue('IssueClosed', 'a')), person(issue('IssueClosed', null))],
    undo: 1,
    result: { code: 'superseded', by: 2 },
  },
  {
    title: 'a source has the grade that it had',
    given: [person(grade('B')), person(grade('D'))],
    undo: 2,
    result: [grade('B')],
  },
  {
    title: 'a date is taken back, and the text is read again',
    given: [process(received, requested), person(document('DocumentCorrected', { publishedOn: '2025-03-04' }))],
    undo: 3,
    result: [
      document('DocumentCorrected', { publishedOn: null }),
      { type: 'ExtractionRequested', data: { extractor: 'rules', reason: 'reextract' } },
    ],
  },
  {
    title: 'a withdrawn document is reinstated',
    given: [process(received), person(document('DocumentWithdrawn'))],
    undo: 2,
    result: [document('DocumentReinstated')],
  },
]

for (const { title, given, undo: seq, result } of cases) {
  t.test(title, (t) => {
    const stream = streamOf(given)
    if (Array.isArray(result)) {
      const events = undo(stream, seq, reason)
      t.match(events, result)
      t.equal(events.length, result.length)
    } else {
      t.throws(() => undo(stream, seq, reason), {
        code: result.code,
        ...(result.by === undefined ? {} : { details: { by: result.by } }),
      })
    }
    t.end()
  })
}

t.test('a number that the stream has not is no decision', (t) => {
  t.throws(() => undo(streamOf([process(demand)]), 9, reason), { code: 'not-a-decision' })
  t.end()
})
