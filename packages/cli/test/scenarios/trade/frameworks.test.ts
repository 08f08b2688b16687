import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { contradictions, stickingPoints } from '../see.ts'
import { tell } from '../tell.ts'
import { papersOf, stance, tollTalks } from './toll-talks.ts'

const system = await freshSystem(t)

const told = await tell(system, {
  configuration: tollTalks('frameworks'),
  papers: papersOf({
    before: stance('north', '2022-06-01', 'opposes'),
    north23: stance('north', '2023-06-01', 'supports'),
    south23: stance('south', '2023-06-02', 'opposes'),
    north24: stance('north', '2024-02-01', 'supports'),
    south24: stance('south', '2024-02-02', 'supports'),
    ofOld: stance('north', '2024-03-01', 'opposes', { framework: 'accord' }),
    member: stance('member', '2024-03-02', 'opposes'),
    locks: stance('north', '2023-07-01', 'supports', { on: 'locks' }),
    pilots: stance('south', '2024-03-03', 'opposes', { on: 'pilots' }),
    rain: stance('south', '2024-03-04', 'opposes', { on: 'weather' }),
  }),
})
const points = (query: string) => stickingPoints(told, query)

t.test(
  'a claim belongs to the deal that it names, else to the one in force when it was said, else to none',
  async (t) => {
    const on = '&on=2023-07-01'
    t.equal(
      (await points(`${on}&framework=accord`)).tolls,
      'contested; north supports by north23; south opposes by south23',
    )
    t.equal(
      (await points(on)).tolls,
      'contested; north supports by north23; south opposes by south23',
      'in force on the day',
    )
    const none = await points(`${on}&framework=none`)
    t.equal(none.tolls, 'one-sided; north opposes by before; south has none')
    t.equal(
      (await points('&on=2024-06-01')).tolls,
      'aligned; north supports by north24; south supports by south24; within: north opposes by member',
    )
  },
)

t.test('the points of a deal that another has followed are closed, with what was said of it later', async (t) => {
  t.equal(
    (await points('&on=2024-06-01&framework=accord')).tolls,
    'closed; north opposes by ofOld; south opposes by south23',
  )
})

t.test('where nobody has taken a position under the deal of now, the issue is dormant', async (t) => {
  t.equal((await points('&on=2024-06-01')).locks, 'dormant; north has none; south has none')
  t.equal((await points('&on=2023-07-01&framework=accord')).locks, 'one-sided; north supports by locks; south has none')
})

t.test('an issue without a proposition is no sticking point', async (t) => {
  t.equal((await points('&on=2024-06-01')).weather, undefined)
})

t.test('contradictions stay within a deal, and one inside a party is called that', async (t) => {
  t.same(await contradictions(told, '&on=2023-07-01'), ['tolls: north supports by north23, south opposes by south23'])
  t.same(await contradictions(told, '&on=2024-06-01'), ['tolls: within north: opposes by member, supports by north24'])
})

t.test(
  'an issue is in a phase where the dossier puts it, or a live claim names it; then all its claims show',
  async (t) => {
    const inPhase = (phase: number) => points(`&on=2024-06-01&phase=${phase}`)
    t.same(Object.keys(await inPhase(1)).toSorted(), ['locks', 'tolls'])
    t.same(Object.keys(await inPhase(2)), ['locks'])
    const named = stance('south', '2024-04-02', 'supports', { phase: 2 })
    await told.add('named', { ...named, says: { named: named.says.it } })
    await told.rest()
    t.equal(
      (await inPhase(2)).tolls,
      'aligned; north supports by north24; south supports by named; within: north opposes by member',
    )
    const retracted = await told.about('named', { decision: 'retract', reason: 'misread' })
    t.same(Object.keys(await inPhase(2)), ['locks'])
    await told.undo(retracted)
    t.same(Object.keys(await inPhase(2)).toSorted(), ['locks', 'tolls'])
  },
)

t.test('a reviewer closes an issue under a deal, and reopens it', async (t) => {
  const before = (await points('&on=2024-06-01')).tolls
  await told.decide('/sticking-points/tolls/decisions', {
    decision: 'close',
    framework: 'treaty',
    reason: 'signed',
  })
  t.match((await points('&on=2024-06-01')).tolls, /^closed; /)
  t.match((await points('&on=2024-06-01&framework=none')).tolls, /^one-sided; /, 'elsewhere it is as open as it was')
  await told.decide('/sticking-points/tolls/decisions', {
    decision: 'reopen',
    framework: 'treaty',
    reason: 'it was not',
  })
  t.equal((await points('&on=2024-06-01')).tolls, before)
})
