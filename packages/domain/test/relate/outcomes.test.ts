import t from 'tap'
import { type Case, check, type Told } from './claims.ts'

const y = { claimant: 'actor:y', party: 'south' }
const tells = (text: string, more: Partial<Told> = {}): Told => ({ ...y, on: '2026-03-20', ...more, text })
const talks: Told = {
  text: 'Talks on the second phase are to begin by 10 March',
  due: '../2026-03-10',
  kind: 'deadline',
}
const pay: Told = { text: 'The port will pay the dockers the bonus on 12 March', due: '2026-03-12', act: 'commit' }
const troops: Told = {
  text: 'Soldiers will withdraw from the northern valley by 15 March',
  due: '../2026-03-15',
  act: 'commit',
}
const levy: Told = { text: 'Arland is to lift the levy on Belmark steel in February', due: '2026-02', on: '2026-01-20' }
const vote: Told = { text: 'Members vote on the port’s final offer on Friday', due: '2026-03-06' }
const free: Told = { text: 'Release the nine sailors held at Orsa', kind: 'demand', act: 'demand' }

const met: Case[] = [
  ['talks that have begun', talks, tells('Talks on the second phase have begun')],
  ['told before the last day', talks, tells('Negotiations on phase two began on Thursday', { on: '2026-03-06' })],
  ['a payment', pay, tells('The port paid the dockers the bonus')],
  ['told on the day', pay, tells('The bonus was paid to the dockers by the port', { on: '2026-03-12' })],
  ['a withdrawal', troops, tells('The soldiers have withdrawn from the northern valley')],
  ['a levy, some day of the month', levy, tells('Arland lifted the levy on Belmark steel', { on: '2026-02-17' })],
  ['a vote', vote, tells('Members voted on the final offer', { on: '2026-03-07' })],
  [
    'told by a narrator',
    talks,
    tells('Talks on the second phase began', { isNarrated: true, reported: 'narrator', claimant: 'name:1' }),
  ],
  ['told by nobody named', pay, tells('The port paid the dockers the bonus', { claimant: null, party: null })],
  [
    'told by the one who owed it',
    troops,
    tells('Our soldiers have withdrawn from the northern valley', { claimant: 'actor:x', party: 'north' }),
  ],
  ['a demand without a date', free, tells('The nine sailors held at Orsa were released')],
  [
    'with the phase known from the dossier',
    { ...talks, phase: 2 },
    tells('The talks have begun in earnest', { phase: 2 }),
  ],
]

const missed: Case[] = [
  ['talks that have not begun', talks, tells('Talks on the second phase have not begun')],
  ['said with a contraction', talks, tells("The second phase talks still haven't begun")],
  ['a failure', pay, tells('The port failed to pay the dockers the bonus')],
  ['negated by the extractor’s word', pay, tells('The bonus paid to the dockers by the port', { negated: true })],
  [
    'an accusation',
    troops,
    tells('The army refused to withdraw its soldiers from the northern valley', { act: 'accuse' }),
  ],
  ['a denial that it happened', troops, tells('The soldiers had withdrawn from the northern valley', { act: 'deny' })],
  ['the month is over', levy, tells('Arland never lifted the levy on Belmark steel', { on: '2026-03-02' })],
  [
    'the month may be over',
    levy,
    tells('Arland has not lifted the levy on Belmark steel', { on: '2026-02-20/2026-03-05' }),
  ],
  [
    'a repair that was not made',
    { ...pay, text: 'The port will repair the northern crane by 12 March' },
    tells('The port did not repair the northern crane'),
  ],
  ['a vote that was not held', vote, tells('Members have not voted on the final offer')],
  [
    'told by a narrator',
    talks,
    tells('Talks on the second phase have yet to begin', { isNarrated: true, reported: 'narrator' }),
  ],
  ['the very next day', pay, tells('The port did not pay the dockers the bonus', { on: '2026-03-13' })],
  [
    'with the phase known from the dossier',
    { ...talks, phase: 2 },
    tells('The talks do not appear to have begun in earnest', { phase: 2 }),
  ],
]

const untold: Case[] = [
  ['not yet due', talks, tells('Talks on the second phase have not begun', { on: '2026-03-05' })],
  ['on the last day itself', pay, tells('The port has not paid the dockers the bonus', { on: '2026-03-12' })],
  ['before it was set', pay, tells('The port paid the dockers the bonus', { on: '2026-02-01' })],
  ['before it could come', levy, tells('Arland lifted the levy on Belmark steel', { on: '2026-01-25' })],
  ['looking ahead', talks, tells('Talks on the second phase will begin')],
  ['a plan', troops, tells('Soldiers are set to withdraw from the northern valley')],
  ['a condition', pay, tells('Had the port paid the dockers the bonus, they would have returned')],
  ['supposed', pay, tells('The port paid the dockers the bonus', { certainty: 'hypothetical' })],
  ['asked', pay, tells('The port has not paid the dockers the bonus', { certainty: 'question' })],
  ['a forecast', talks, tells('Talks on the second phase have not begun', { act: 'predict' })],
  ['another event of the same thing', talks, tells('Talks on the second phase have ended')],
  ['another thing of the same event', talks, tells('Work on the new quay began in the second week')],
  ['another framework', talks, tells('Talks on the second phase have not begun', { framework: null })],
  ['a date of its own', talks, tells('Talks on the second phase began', { due: '2026-03-09' })],
  ['no last day', { ...pay, due: '2026-03-12/..' }, tells('The port has not paid the dockers the bonus')],
  ['not known when it was told', pay, tells('The port has not paid the dockers the bonus', { on: '' })],
  ['two turns of not', pay, tells('The port did not fail to pay the dockers the bonus')],
  ['a denial of a failure', pay, tells('The port had failed to pay the dockers the bonus', { act: 'deny' })],
  [
    'nothing was due',
    { text: 'The port pays the dockers the bonus' },
    tells('The port failed to pay the dockers the bonus'),
  ],
  ['a demand without a date, not met', free, tells('The nine sailors held at Orsa have not been released')],
  ['a demand met in part of its words', free, tells('The sailors were released from their contracts')],
  [
    'a demand that was surely made later',
    { ...free, on: '2026-04-01' },
    tells('The nine sailors held at Orsa were released'),
  ],
  ['a wish', free, tells('Families wanted the nine sailors held at Orsa to be released')],
  ['few words in common', vote, tells('The council voted')],
]

t.test('a claim that tells that it happened meets', async (t) => check(t, 'meets', met))
t.test('a claim that tells that it has not happened misses', async (t) => check(t, 'misses', missed))
t.test('what looks ahead, supposes, or tells of something else meets and misses nothing', async (t) =>
  check(t, null, untold),
)
