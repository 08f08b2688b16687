import t from 'tap'
import { type Case, check, type Told } from './claims.ts'

const talks: Told = {
  text: 'Talks on the second phase will begin on 10 March',
  due: '2026-03-10',
  on: '2026-03-01',
  kind: 'deadline',
  act: 'commit',
}
const later = (text: string, more: Partial<Told> = {}): Told => ({
  due: '2026-03-20',
  on: '2026-03-08',
  act: 'commit',
  ...more,
  text,
})
const moved = 'Talks on the second phase would begin on 20 March'
const same: Told = { text: 'The offer stands until Thursday noon', due: '2026-03-12', positions: ['pay/supports'] }
const put = (more: Partial<Told> = {}): Told => ({ ...same, due: '2026-03-19', on: '2026-03-10', ...more })

const extending: Case[] = [
  ['the same holder, the same words', same, put()],
  ['the same holder, like words', same, put({ text: 'The offer stands until Thursday week' })],
  ['the same holder after the date', same, put({ on: '2026-03-14' })],
  ['another speaker of the party', talks, later(moved, { claimant: 'actor:minister' })],
  ['the other party', talks, later(moved, { claimant: 'actor:y', party: 'south' })],
  [
    'of a date set by the deal itself',
    { ...talks, claimant: 'name:deal', party: null, isNarrated: true, reported: 'narrator' },
    later(moved),
  ],
  ['a span of days', talks, later('Talks on phase two would begin that week', { due: '2026-03-15/2026-03-21' })],
  ['another kind of claim', talks, later(moved, { kind: 'statement' })],
  ['another act that sets', talks, later(moved, { act: 'predict' })],
  ['a position on one side', talks, later(moved, { positions: ['talks/supports'] })],
  [
    'a payment',
    { ...talks, text: 'The port will pay the dockers the bonus on 10 March' },
    later('The port would pay the dockers the bonus on 20 March'),
  ],
  [
    'a withdrawal, by a day before which',
    { ...talks, text: 'Soldiers withdraw from the northern valley by 10 March', due: '../2026-03-10' },
    later('Soldiers would withdraw from the northern valley by 20 March'),
  ],
  [
    'a vote in parliament',
    { ...talks, text: 'Parliament votes on the Belmark levy in March', due: '2026-03' },
    later('Parliament votes on the Belmark levy in April', { due: '2026-04', on: '2026-03-08' }),
  ],
]

const by = (due: string, more: Partial<Told> = {}): Told => put({ due, ...more })

const puttingOff: Case[] = [
  ['by a day, by a later one', { ...same, due: '../2026-03-12' }, by('../2026-03-19')],
  ['on a day, by a later one', same, by('../2026-03-19')],
  ['by a month, by a later one', { ...same, due: '../2026-03' }, by('../2026-04')],
  [
    'by a day, in the words of another speaker',
    { ...talks, due: '../2026-03-10' },
    later(moved, { due: '../2026-03-20', claimant: 'actor:y', party: 'south' }),
  ],
]

const staying: Case[] = [
  ['by a day of the month by which it was due', { ...same, due: '../2026-03' }, by('../2026-03-30')],
  ['by the same day', { ...same, due: '../2026-03-12' }, by('2026-03-12')],
  ['by an earlier day', { ...same, due: '../2026-03-12' }, by('../2026-03-11')],
  ['said before', same, put({ on: '2026-03-01' })],
  ['said on the same day', same, put({ on: '2026-03-03' })],
  ['not known when it was said', same, put({ on: '' })],
  ['may be the same date', same, put({ due: '2026-03' })],
  ['an earlier date', same, put({ due: '2026-03-11' })],
  ['a proposal', talks, later(moved, { act: 'propose', kind: 'statement' })],
  ['a demand', talks, later(moved, { act: 'demand', kind: 'demand' })],
  ['a threat', talks, later(moved, { act: 'threaten' })],
  ['supposed', talks, later(moved, { certainty: 'hypothetical' })],
  ['negated', talks, later(moved, { negated: true })],
  ['another event', talks, later('Talks on the second phase would end on 20 March')],
  ['another matter', talks, later('Work at the northern quay would begin on 20 March')],
  ['the word of a narrator', talks, later(moved, { isNarrated: true, reported: 'narrator' })],
  [
    'a member who does not speak for a party',
    talks,
    later(moved, { claimant: 'actor:z', speaksFor: false, kind: 'statement' }),
  ],
  ['an opposed position', { ...talks, positions: ['talks/supports'] }, later(moved, { positions: ['talks/opposes'] })],
  ['another framework', talks, later(moved, { framework: null })],
  ['another issue, the same holder and words', same, put({ positions: ['rosters/supports'] })],
]

t.test('a later date of the same matter extends', async (t) => check(t, 'extends', [...extending, ...puttingOff]))
t.test('what may be another date, matter or time does not extend', async (t) => check(t, null, staying, 'extends'))
