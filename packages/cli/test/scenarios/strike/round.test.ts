import t from 'tap'
import { allEvents } from '../../fixture/api.ts'
import { freshSystem } from '../../fixture/system.ts'
import { deadlines, demands, stickingPoints } from '../see.ts'
import { type Paper, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { ROUND } from './round.ts'

/**
 * What the views say at the end of each day, written from the meaning of the words alone. The strike was threatened on a
 * condition, and the calendar does not know whether that was kept.
 */
const EXPECTED = {
  '2024-07-31': { demands: {}, obligations: {}, events: {}, points: {} },
  '2024-08-04': {
    demands: { payDemand: 'open' },
    obligations: { payDemand: '../2024-09-01 upcoming' },
    events: { strikeNotice: '2024-09-10 unknown' },
    points: {
      pay: 'one-sided; union supports by payDemand; operator has none',
      strike: 'one-sided; union supports by ballot; operator has none',
    },
  },
  '2024-08-10': {
    demands: { payDemand: 'rejected: operator rejected by refusal' },
    obligations: { payDemand: '../2024-09-01 upcoming' },
    events: { strikeNotice: '2024-09-10 unknown' },
    points: {
      pay: 'contested; operator opposes by refusal; union supports by payDemand',
      strike: 'one-sided; union supports by ballot; operator has none',
    },
  },
  '2024-09-01': {
    demands: { offer: 'open', payDemand: 'rejected: operator rejected by refusal' },
    obligations: { payDemand: '../2024-09-01 due', offer: '../2024-09-30 upcoming' },
    events: { strikeNotice: '2024-09-10 unknown' },
    points: {
      pay: 'narrowing; operator conditions by offer; union supports by payDemand',
      strike: 'one-sided; union supports by ballot; operator has none',
    },
  },
  '2024-09-03': {
    demands: { injunction: 'open', offer: 'open', payDemand: 'rejected: operator rejected by refusal' },
    obligations: {
      payDemand: '../2024-09-01 overdue',
      injunction: '../2024-09-09 upcoming',
      offer: '../2024-09-30 upcoming',
    },
    events: { strikeNotice: '2024-09-10 unknown' },
    points: {
      pay: 'narrowing; operator conditions by offer; union supports by payDemand',
      strike: 'one-sided; union supports by ballot; operator has none; heard: bench opposes by injunction',
    },
  },
  '2024-10-01': {
    demands: {
      injunction: 'open',
      offer: 'accepted: union accepted by acceptance',
      payDemand: 'rejected: operator rejected by refusal',
    },
    obligations: {
      payDemand: '../2024-09-01 overdue',
      injunction: '../2024-09-09 overdue',
      offer: '../2024-09-30 overdue',
    },
    events: { strikeNotice: '2024-09-10 unknown' },
    points: {
      pay: 'closed; operator conditions by offer; union conditions by acceptance',
      strike: 'one-sided; union supports by ballot; operator has none; heard: bench opposes by injunction',
    },
  },
}

const inOrder = Object.entries(ROUND)
const [first, second, third, fourth, fifth, sixth] = inOrder
const ARRIVALS: Record<string, (readonly [string, Paper] | undefined)[]> = {
  'as published': inOrder,
  'the last first': inOrder.toReversed(),
  'the middle last': [fourth, sixth, first, fifth, third, second],
}

const system = await freshSystem(t)

for (const [nth, [arrival, papers]] of Object.entries(ARRIVALS).entries()) {
  t.test(`a pay round reads the same when its papers come ${arrival}`, async (t) => {
    const told = await tell(system, {
      configuration: ferries(`ferries-${nth}`),
      papers: Object.fromEntries(papers.filter((paper) => paper !== undefined)),
    })
    for (const [day, expected] of Object.entries(EXPECTED)) {
      const on = `&on=${day}`
      t.same(await demands(told, on), expected.demands, `demands on ${day}`)
      t.same(await deadlines(told, on), expected.obligations, `obligations on ${day}`)
      t.same(await deadlines(told, `${on}&type=event`), expected.events, `events on ${day}`)
      t.same(await stickingPoints(told, `${on}&framework=round-2024`), expected.points, `sticking points on ${day}`)
    }
    t.same(await demands(told), EXPECTED['2024-10-01'].demands, 'now')
  })
}

t.test('what was recorded and what had been said are asked for together', async (t) => {
  const { acceptance, ...before } = ROUND
  const told = await tell(system, { configuration: ferries('ferries-later'), papers: before })
  const seq = await told.seq()
  const recordedAt = (await allEvents(system.client, 'ferries-later')).at(-1)?.recordedAt ?? ''
  if (acceptance !== undefined) await told.add('acceptance', acceptance)
  await told.rest()

  const open = { ...EXPECTED['2024-10-01'].demands, offer: 'open' }
  const narrowing = EXPECTED['2024-09-03'].points
  for (const then of [`asOfSeq=${seq}`, `asOfTime=${recordedAt}`]) {
    t.same(await demands(told, `&${then}&on=2024-10-01`), open, then)
    t.same(await stickingPoints(told, `&${then}&on=2024-10-01&framework=round-2024`), narrowing, then)
    t.same(await demands(told, `&${then}&on=2024-08-10`), EXPECTED['2024-08-10'].demands, `${then} by that day`)
    t.same(await deadlines(told, `&${then}&on=2024-09-01`), EXPECTED['2024-09-01'].obligations, `${then} judged then`)
  }
  t.same(await demands(told, '&on=2024-09-06'), open, 'it was recorded, and not yet said')
  t.same(await demands(told, '&on=2024-09-07'), EXPECTED['2024-10-01'].demands, 'it was said that day')
})
