import t from 'tap'
import { type Case, check, type Told } from './claims.ts'

const take = (more: Told): Told => ({ act: 'withdraw', on: '2026-03-10', ...more })
const demand = (more: Told): Told => ({ kind: 'demand', act: 'demand', ...more })
const pay = demand({ text: 'six per cent more pay for night shifts from April', positions: ['pay/supports'] })
const levy: Told = { text: 'A levy of ten per cent on Belmark steel', act: 'propose', positions: ['levy/supports'] }
const valley = demand({ text: 'monitors at all three crossings of the valley', positions: ['monitors/supports'] })
const strike: Told = {
  text: 'Dockers will strike at the northern quay on 12 March',
  act: 'threaten',
  due: '2026-03-12',
}

const taking: Case[] = [
  ['its demand, in like words', pay, take({ text: 'no longer asks six per cent more pay for night shifts' })],
  ['its proposal, in like words', levy, take({ text: 'drops the levy of ten per cent on Belmark steel' })],
  ['its date', strike, take({ text: 'calls off the strike at the northern quay on 12 March' })],
  ['on the issue', pay, take({ text: 'gives up the six per cent it had asked', positions: ['pay/supports'] })],
  ['on the issue, turned round', levy, take({ text: 'the levy on steel is off', positions: ['levy/opposes'] })],
  [
    'another body of the party',
    pay,
    take({ text: 'six per cent more pay for night shifts is off the table', claimant: 'actor:council' }),
  ],
  [
    'a spokesman',
    valley,
    take({ text: 'no need of monitors at all three crossings of the valley', claimant: 'actor:spokesman' }),
  ],
  [
    'the same day',
    { ...pay, on: '2026-03-10' },
    take({ text: 'no longer asks six per cent more pay for night shifts' }),
  ],
  ['undated', { ...levy, on: '' }, take({ text: 'drops the levy of ten per cent on Belmark steel' })],
  [
    'roughly dated',
    { ...valley, on: '2026-03' },
    take({ text: 'drops monitors at all three crossings of the valley' }),
  ],
  [
    'the same actor, of no party',
    { ...levy, party: null },
    take({ text: 'drops the levy of ten per cent on Belmark steel', party: null }),
  ],
  [
    'a deadline',
    { ...strike, kind: 'deadline' },
    take({ text: 'the strike at the northern quay on 12 March is withdrawn' }),
  ],
]

const keeping: Case[] = [
  [
    'another party',
    pay,
    take({ text: 'no longer asks six per cent more pay for night shifts', claimant: 'actor:y', party: 'south' }),
  ],
  [
    'a member who does not speak for it',
    pay,
    take({ text: 'no longer asks six per cent more pay for night shifts', claimant: 'actor:y', speaksFor: false }),
  ],
  [
    'before it was asked',
    { ...pay, on: '2026-03-20' },
    take({ text: 'no longer asks six per cent more pay for night shifts' }),
  ],
  ['another matter', pay, take({ text: 'drops the case about rosters in the cold store' })],
  ['another matter of the same issue', pay, take({ text: 'drops the bonus for Sundays', positions: ['pay/supports'] })],
  [
    'only supposed',
    pay,
    take({ text: 'no longer asks six per cent more pay for night shifts', certainty: 'hypothetical' }),
  ],
  ['not withdrawn', pay, take({ text: 'six per cent more pay for night shifts stays', negated: true })],
  ['another framework', levy, take({ text: 'drops the levy of ten per cent on Belmark steel', framework: null })],
  [
    'a statement that asks for nothing',
    { text: 'six per cent more pay for night shifts is fair' },
    take({ text: 'no longer asks six per cent more pay for night shifts' }),
  ],
  ['a rejection', pay, { text: 'six per cent more pay for night shifts is off', act: 'reject', on: '2026-03-10' }],
  [
    'a withdrawal of a withdrawal',
    take({ text: 'drops the levy of ten per cent on Belmark steel' }),
    take({ text: 'drops the levy of ten per cent on steel' }),
  ],
  [
    'nobody named',
    { ...pay, claimant: null, party: null },
    take({ text: 'no longer asks six per cent more pay for night shifts', claimant: null, party: null }),
  ],
]

t.test('the asker takes back what it had asked or set', async (t) => check(t, 'withdraws', taking))
t.test('what another says, or says of something else, withdraws nothing', async (t) =>
  check(t, null, keeping, 'withdraws'),
)
