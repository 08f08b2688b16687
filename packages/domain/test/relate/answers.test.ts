import t from 'tap'
import { type Case, check, type Told } from './claims.ts'

const south = { claimant: 'actor:y', party: 'south' }
const toNorth = { addressee: { actor: 'actor:x', party: 'north' } }
const toSouth = { addressee: { actor: 'actor:y', party: 'south' } }
const demand = (more: Told): Told => ({ kind: 'demand', act: 'demand', ...more })
const propose = (more: Told): Told => ({ act: 'propose', ...more })
const accept = (more: Told): Told => ({ act: 'accept', ...south, on: '2026-03-05', ...more })
const reject = (more: Told): Told => ({ act: 'reject', ...south, on: '2026-03-05', ...more })

const pay = demand({ text: 'Six per cent for every shift from April', positions: ['pay/supports'] })
const pull = demand({
  text: 'Their soldiers must leave the valley',
  positions: ['withdrawal/supports', 'monitors/supports'],
})
const half = propose({ text: 'Three per cent, and the rosters stay', positions: ['pay/conditions'] })
const levy = propose({ text: 'A levy of ten per cent on steel for two years', positions: ['levy/supports'] })
const plain = propose({ text: 'Both capitals would open the Orsa crossing to lorries for ninety days' })

const accepting: Case[] = [
  [
    'a demand, on its issue, to the asker',
    pay,
    accept({ text: 'we take it', positions: ['pay/supports'], ...toNorth }),
  ],
  [
    'a demand that names who answers',
    { ...pay, ...toSouth },
    accept({ text: 'we take it', positions: ['pay/supports'] }),
  ],
  ['one issue of two', pull, accept({ text: 'granted', positions: ['withdrawal/supports'], ...toNorth })],
  ['a proposal', levy, accept({ text: 'it said yes', positions: ['levy/supports'], ...toNorth })],
  [
    'the asker’s body, not the person',
    pay,
    accept({ text: 'fine', positions: ['pay/supports'], addressee: { actor: 'actor:council', party: 'north' } }),
  ],
  [
    'said on the same day',
    { ...pay, on: '2026-03-05' },
    accept({ text: 'we take it', positions: ['pay/supports'], ...toNorth }),
  ],
  [
    'a day that is roughly known',
    { ...pay, on: '../2026-03-20' },
    accept({ text: 'we take it', positions: ['pay/supports'], ...toNorth }),
  ],
  [
    'in like words without positions',
    plain,
    accept({ text: 'would open the Orsa crossing to lorries for ninety days' }),
  ],
  [
    'in like words, positions on one side',
    { ...plain, positions: ['crossing/supports'] },
    accept({ text: 'open the Orsa crossing to lorries for ninety days' }),
  ],
  [
    'a refusal of the opposed thing',
    demand({ text: 'No soldier stays', positions: ['withdrawal/opposes'] }),
    accept({ text: 'agreed', positions: ['withdrawal/opposes'], ...toNorth }),
  ],
  [
    'hedged',
    pay,
    accept({ text: 'it seems to take it', positions: ['pay/supports'], certainty: 'hedged', ...toNorth }),
  ],
  [
    'an offer on conditions, as it was made',
    half,
    accept({ text: 'it will sign', positions: ['pay/conditions'], ...toNorth }),
  ],
  ['undated', { ...levy, on: '' }, accept({ text: 'it said yes', positions: ['levy/supports'], ...toNorth })],
]

const rejecting: Case[] = [
  [
    'a demand, on its issue, to the asker',
    pay,
    reject({ text: 'out of the question', positions: ['pay/opposes'], ...toNorth }),
  ],
  ['a demand that names who answers', { ...pay, ...toSouth }, reject({ text: 'never', positions: ['pay/opposes'] })],
  ['a proposal', levy, reject({ text: 'it was turned down', positions: ['levy/opposes'], ...toNorth })],
  ['one issue of two', pull, reject({ text: 'they stay', positions: ['withdrawal/opposes'], ...toNorth })],
  [
    'what opposes is refused by who supports',
    demand({ text: 'No monitors', positions: ['monitors/opposes'] }),
    reject({ text: 'they are needed', positions: ['monitors/supports'], ...toNorth }),
  ],
  [
    'a denial to the asker',
    levy,
    reject({ text: 'there is no such plan', act: 'deny', positions: ['levy/opposes'], ...toNorth }),
  ],
  ['an offer that falls short', half, reject({ text: 'too little', positions: ['pay/supports'], ...toNorth })],
  ['an offer that goes too far', half, reject({ text: 'not a cent', positions: ['pay/opposes'], ...toNorth })],
  ['not accepted', pay, accept({ text: 'we do not take it', negated: true, positions: ['pay/opposes'], ...toNorth })],
  ['in like words', plain, reject({ text: 'would not open the Orsa crossing to lorries for ninety days' })],
  [
    'in the same document',
    { ...levy, documentId: 'd' },
    reject({ text: 'turned down', documentId: 'd', positions: ['levy/opposes'], ...toNorth }),
  ],
  [
    'long ago, in the same document',
    { ...levy, on: '2025-11', documentId: 'd' },
    reject({ text: 'turned down', documentId: 'd', positions: ['levy/opposes'], ...toNorth }),
  ],
  ['a few weeks after', { ...pay, on: '2026-02-10' }, reject({ text: 'no', positions: ['pay/opposes'], ...toNorth })],
  [
    'a body that speaks for the other side',
    { ...pay, addressee: { actor: 'actor:board', party: 'south' } },
    reject({ text: 'no', positions: ['pay/opposes'] }),
  ],
]

const neither: Case[] = [
  ['one party’s own', pay, reject({ text: 'no', party: 'north', positions: ['pay/opposes'], ...toNorth })],
  ['a party that is not known', pay, reject({ text: 'no', party: null, positions: ['pay/opposes'], ...toNorth })],
  ['asked surely later', { ...pay, on: '2026-03-09' }, reject({ text: 'no', positions: ['pay/opposes'], ...toNorth })],
  ['another issue', pay, reject({ text: 'no', positions: ['rosters/opposes'], ...toNorth })],
  ['refused in name, the stance alike', pay, reject({ text: 'no', positions: ['pay/supports'], ...toNorth })],
  ['accepted in name, the stance opposed', pay, accept({ text: 'yes', positions: ['pay/opposes'], ...toNorth })],
  ['on condition', pay, accept({ text: 'yes, but', positions: ['pay/conditions'], ...toNorth })],
  ['an offer on conditions, for more', half, accept({ text: 'yes', positions: ['pay/supports'], ...toNorth })],
  ['an offer that is denied', half, reject({ text: 'no', act: 'deny', positions: ['pay/opposes'], ...toNorth })],
  [
    'a condition that is refused for less',
    demand({ text: 'Six per cent if rents rise', positions: ['pay/conditions'] }),
    reject({ text: 'no', positions: ['pay/opposes'], ...toNorth }),
  ],
  [
    'to another side',
    pay,
    reject({ text: 'no', positions: ['pay/opposes'], addressee: { actor: 'actor:z', party: 'east' } }),
  ],
  [
    'asked of another side',
    { ...pay, addressee: { actor: 'actor:z', party: 'east' } },
    reject({ text: 'no', positions: ['pay/opposes'], ...toNorth }),
  ],
  ['to nobody, of nobody', pay, reject({ text: 'no', positions: ['pay/opposes'] })],
  ['another framework', pay, reject({ text: 'no', positions: ['pay/opposes'], framework: null, ...toNorth })],
  ['only supposed', pay, reject({ text: 'no', positions: ['pay/opposes'], certainty: 'hypothetical', ...toNorth })],
  ['only asked', pay, accept({ text: 'yes?', positions: ['pay/supports'], certainty: 'question', ...toNorth })],
  [
    'a demand that is only supposed',
    { ...pay, certainty: 'hypothetical' },
    reject({ text: 'no', positions: ['pay/opposes'], ...toNorth }),
  ],
  [
    'half a year later in another document',
    { ...pay, on: '2025-09-01' },
    reject({ text: 'no', positions: ['pay/opposes'], ...toNorth }),
  ],
  [
    'a counter-demand',
    pay,
    demand({ text: 'no rise', positions: ['pay/opposes'], ...south, ...toNorth, on: '2026-03-05' }),
  ],
  [
    'a statement that asks for nothing',
    { text: 'Six per cent would be fair', positions: ['pay/supports'] },
    reject({ text: 'no', positions: ['pay/opposes'], ...toNorth }),
  ],
  [
    'a refusal that is denied',
    pay,
    reject({ text: 'did not refuse', negated: true, positions: ['pay/opposes'], ...toNorth }),
  ],
  ['few words in common', plain, reject({ text: 'The crossing at Vell stays as it is' })],
  [
    'like words to another side',
    plain,
    reject({
      text: 'would not open the Orsa crossing to lorries for ninety days',
      addressee: { actor: 'actor:z', party: 'east' },
    }),
  ],
  [
    'a member who is not the one addressed',
    { ...pay, speaksFor: false },
    reject({ text: 'no', positions: ['pay/opposes'], addressee: { actor: 'actor:council', party: 'north' } }),
  ],
  [
    'one issue refused, another granted',
    pull,
    reject({ text: 'no', positions: ['withdrawal/opposes', 'monitors/supports'], ...toNorth }),
  ],
  ['a threat', pay, reject({ text: 'no', act: 'threaten', positions: ['pay/opposes'], ...toNorth })],
  [
    'a denial in like words to nobody',
    plain,
    reject({ text: 'would not open the Orsa crossing to lorries for ninety days', act: 'deny' }),
  ],
]

t.test('another party accepts what was asked of it', async (t) => check(t, 'accepts', accepting))
t.test('another party rejects what was asked of it', async (t) => check(t, 'rejects', rejecting))
t.test('what may answer something else, or nothing, is no answer', async (t) => check(t, null, neither))
