import t from 'tap'
import { type Case, check } from './claims.ts'

const pay = 'We will not sign an agreement that leaves wages where they are'
const truce = 'Our soldiers leave the northern valley once monitors are at the three crossings'
const duty = 'Belmark steel must come in without a levy before parliament votes on fishery'
const reject = { act: 'reject' as const, addressee: { actor: 'actor:y', party: 'south' }, positions: ['levy/opposes'] }

const corroborating: Case[] = [
  ['two publishers quote the same words', { text: pay }, { text: pay }],
  ['one quotes more than the other', { text: truce }, { text: `${truce} and the prisoners are home` }],
  [
    'a part of a long quotation',
    { text: 'Soldiers leave the northern valley once monitors are there' },
    { text: truce },
  ],
  ['with a position', { text: duty, positions: ['levy/opposes'] }, { text: duty, positions: ['levy/opposes'] }],
  ['with a date', { text: duty, due: '2026-05-01' }, { text: duty, due: '2026-05-01' }],
  ['a demand', { text: duty, kind: 'demand', act: 'demand' }, { text: duty, kind: 'demand', act: 'demand' }],
  [
    'rendered in words of one’s own',
    { text: 'The dockers would strike three days unless pay rose', reported: 'indirect' },
    { text: 'Unless pay rose by six per cent dockers would strike for three days', reported: 'indirect' },
  ],
  ['on another day', { text: pay, on: '2026-03-01' }, { text: pay, on: '2026-03-05' }],
  [
    'with other synonyms',
    { text: 'Talks on the second stage of the truce start Monday' },
    { text: 'Negotiations on phase two of the ceasefire begin Monday' },
  ],
  [
    'two narrators',
    {
      text: 'The crossing at Orsa was shut for the third week in a row',
      isNarrated: true,
      claimant: 'name:1',
      reported: 'narrator',
    },
    {
      text: 'For a third week the Orsa crossing was shut, a row of lorries waiting',
      isNarrated: true,
      claimant: 'name:2',
      reported: 'narrator',
    },
  ],
  [
    'one refusal in words that point back',
    { ...reject, text: 'they have rejected it' },
    { ...reject, text: 'The plan was met with a firm no from the capital' },
  ],
  [
    'one refusal, one day roughly known',
    { ...reject, text: 'turned down what was on the table', on: '../2026-03-09' },
    { ...reject, text: 'they said no to the offer', on: '2026-03' },
  ],
  [
    'quoted within other sentences',
    { text: pay, around: 'she told a crowd at the gate' },
    { text: pay, around: 'in a letter to members' },
  ],
]

const apart: Case[] = [
  ['another claimant', { text: pay }, { text: pay, claimant: 'actor:y' }],
  ['another act', { text: duty }, { text: duty, act: 'threaten' }],
  ['another stance', { text: duty, positions: ['levy/opposes'] }, { text: duty, positions: ['levy/conditions'] }],
  ['another framework', { text: duty }, { text: duty, framework: 'autumn-round' }],
  ['another date', { text: duty, due: '2026-05-01' }, { text: duty, due: '2026-06-01' }],
  ['the negation', { text: truce }, { text: truce, negated: true }],
  ['one publisher', { text: pay, sources: ['name:1'] }, { text: pay, sources: ['name:1'] }],
  ['one outlet that both cite', { text: pay, sources: ['name:1', 'name:3'] }, { text: pay, sources: ['name:3'] }],
  ['another matter', { text: pay }, { text: truce }],
  ['a wire text', { text: `${truce} safely`, reported: 'indirect' }, { text: truce, reported: 'indirect' }],
  [
    'a refusal towards another side',
    { ...reject, text: 'they have rejected it' },
    { ...reject, text: 'firmly turned it down', addressee: { actor: 'actor:z', party: 'east' } },
  ],
  [
    'a refusal a month later',
    { ...reject, text: 'they have rejected it' },
    { ...reject, text: 'firmly turned it down', on: '2026-04-20' },
  ],
  [
    'a refusal towards nobody named',
    { ...reject, text: 'they have rejected it', addressee: null },
    { ...reject, text: 'firmly turned it down', addressee: null },
  ],
  [
    'a demand alike in position alone',
    { text: duty, kind: 'demand', act: 'demand', positions: ['levy/opposes'] },
    {
      text: 'Arland ought to scrap what it put on imports',
      kind: 'demand',
      act: 'demand',
      positions: ['levy/opposes'],
    },
  ],
]

t.test('independent tellings of one saying corroborate', async (t) => check(t, 'corroborates', corroborating))
t.test('what is not told independently, or is not the same, does not corroborate', async (t) =>
  check(t, null, apart, 'corroborates'),
)
