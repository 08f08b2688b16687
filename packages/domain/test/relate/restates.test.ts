import t from 'tap'
import { type Case, check } from './claims.ts'

const document = 'one-document'
const pay = 'We will not sign an agreement that leaves wages where they are'
const truce = 'The army would leave the northern valley once monitors had arrived at the three crossings'
const duty = 'Arland wants the levy on Belmark steel gone before its parliament votes on the fishery pact'

const restating: Case[] = [
  ['one document says it twice', { text: pay, documentId: document }, { text: pay, documentId: document }],
  [
    'one publisher edits it again',
    { text: duty, sources: ['name:1'] },
    { text: `${duty} in June`, sources: ['name:1'] },
  ],
  ['both cite one outlet', { text: pay, sources: ['name:1', 'name:9'] }, { text: pay, sources: ['name:2', 'name:9'] }],
  ['an unnamed publisher', { text: truce, sources: [] }, { text: truce }],
  [
    'a wire text under another name',
    { text: truce, reported: 'indirect' },
    { text: `${truce} safely`, reported: 'indirect' },
  ],
  [
    'a narrator copied by another outlet',
    { text: duty, reported: 'narrator', isNarrated: true, claimant: 'name:1' },
    { text: duty, reported: 'narrator', isNarrated: true, claimant: 'name:2' },
  ],
  [
    'a quotation with the sentence around it',
    { text: `${pay} and rosters unpublished for a whole spring`, around: 'told delegates in the harbour hall' },
    { text: `${pay} and rosters unpublished for a whole spring`, around: 'told delegates in the harbour hall' },
  ],
  [
    'a headline that shortens the sentence',
    { text: 'Union will not sign agreement that leaves wages', documentId: document },
    { text: `${pay} today`, documentId: document },
  ],
  [
    'a headline with another act and no position',
    { text: 'Arland to drop levy on Belmark steel', documentId: document },
    {
      text: 'Arland commits to drop the levy on Belmark steel within a year',
      act: 'commit',
      positions: ['levy/opposes'],
      documentId: document,
    },
  ],
  [
    'the body’s summary of what its spokesman says',
    { text: 'The army accused the rebels of shelling the northern valley', act: 'accuse', documentId: document },
    {
      text: 'They keep shelling our northern valley, the rebels accused',
      act: 'accuse',
      claimant: 'actor:spokesman',
      documentId: document,
    },
  ],
  [
    'a caption without the date',
    { text: 'Mediators open talks on the northern valley', documentId: document },
    { text: 'Mediators are to open talks on the northern valley on Friday', due: '2026-03-06', documentId: document },
  ],
  [
    'other words for the same thing',
    { text: 'Talks on the second stage of the truce start', documentId: document },
    { text: 'Negotiations on phase two of the ceasefire begin', documentId: document },
  ],
  [
    'the same words that one reader takes for a hedge',
    { text: duty, documentId: document },
    { text: duty, documentId: document, certainty: 'hedged' },
  ],
  [
    'a demand that a headline calls a proposal',
    { text: 'Union demands six per cent for night shifts', act: 'demand', kind: 'demand', documentId: document },
    { text: 'The union proposes six per cent for night shifts', act: 'propose', kind: 'demand', documentId: document },
  ],
]

const apart: Case[] = [
  [
    'another claimant of no party',
    { text: pay, documentId: document, party: null },
    { text: pay, documentId: document, party: null, claimant: 'actor:y' },
  ],
  [
    'another party',
    { text: pay, documentId: document },
    { text: pay, documentId: document, party: 'south', claimant: 'actor:y' },
  ],
  [
    'opposed positions',
    { text: pay, documentId: document, positions: ['pay/supports'] },
    { text: pay, documentId: document, positions: ['pay/opposes'] },
  ],
  ['the negation of it', { text: duty, documentId: document }, { text: duty, documentId: document, negated: true }],
  [
    'what may come against what might have been',
    { text: 'Perhaps they will sign', documentId: document, certainty: 'hedged' },
    { text: 'In January they would have signed', documentId: document, certainty: 'hypothetical' },
  ],
  [
    'what is supposed against what is asserted',
    { text: 'The army leaves the northern valley on its own', documentId: document },
    {
      text: 'If monitors came the army would leave the northern valley',
      documentId: document,
      certainty: 'hypothetical',
    },
  ],
  [
    'a question about it',
    { text: 'Will the union sign an agreement on wages?', documentId: document, certainty: 'question' },
    { text: 'The union signs the agreement on night wages and rosters', documentId: document },
  ],
  ['another framework', { text: duty, documentId: document }, { text: duty, documentId: document, framework: null }],
  [
    'another date',
    { text: truce, documentId: document, due: '2026-03-04' },
    { text: truce, documentId: document, due: '2026-03-09' },
  ],
  [
    'a refusal against an assertion',
    { text: duty, documentId: document },
    { text: duty, documentId: document, act: 'reject' },
  ],
  ['another matter in one document', { text: pay, documentId: document }, { text: truce, documentId: document }],
  [
    'a few common words',
    { text: pay, documentId: document },
    { text: 'Wages in the port are where an agreement could start', documentId: document },
  ],
  [
    'a member who does not speak for the party',
    { text: pay, documentId: document },
    { text: pay, documentId: document, claimant: 'actor:y', speaksFor: false },
  ],
  [
    'two outlets of one party',
    { text: pay, documentId: document, isNarrated: true, reported: 'narrator' },
    { text: pay, documentId: document, claimant: 'actor:outlet' },
  ],
  ['erased words', { text: '', documentId: document }, { text: '', documentId: document }],
  ['an outlet of its own that quotes the same', { text: pay }, { text: pay }],
]

t.test('mentions of one telling restate', async (t) => check(t, 'restates', restating))
t.test('what differs in what is claimed does not restate', async (t) => check(t, null, apart, 'restates'))
