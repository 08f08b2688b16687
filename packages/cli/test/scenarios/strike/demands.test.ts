import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { demands, stickingPoints } from '../see.ts'
import { type Paper, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import {
  BETTER_OFFER,
  CONDITION,
  CONSENT,
  DEMAND,
  HANDSHAKE,
  OFFER,
  OFFER_TAKEN_BACK,
  paper,
  REFUSAL,
  TAKEN_BACK,
} from './said.ts'

const system = await freshSystem(t)

type Expected = { demands: Record<string, string>; pay?: string }
type Course = { papers: Record<string, Paper>; days: Record<string, Expected> }

/** What became of demands, day by day, written from the meaning of the words alone. */
const COURSES: Record<string, Course> = {
  'rejected, then accepted': {
    papers: {
      first: paper('2024-08-01', 'demand', DEMAND),
      second: paper('2024-08-05', 'refusal', REFUSAL),
      third: paper('2024-08-15', 'consent', CONSENT),
    },
    days: {
      '2024-08-04': {
        demands: { demand: 'open' },
        pay: 'one-sided; union supports by demand; operator has none',
      },
      '2024-08-05': {
        demands: { demand: 'rejected: operator rejected by refusal' },
        pay: 'contested; operator opposes by refusal; union supports by demand',
      },
      '2024-08-15': {
        demands: { demand: 'accepted: operator accepted by consent' },
        pay: 'closed; operator supports by consent; union supports by demand',
      },
    },
  },
  'accepted, then rejected': {
    papers: {
      first: paper('2024-08-01', 'demand', DEMAND),
      second: paper('2024-08-05', 'consent', CONSENT),
      third: paper('2024-08-15', 'refusal', REFUSAL),
    },
    days: {
      '2024-08-10': {
        demands: { demand: 'accepted: operator accepted by consent' },
        pay: 'closed; operator supports by consent; union supports by demand',
      },
      '2024-08-15': {
        demands: { demand: 'rejected: operator rejected by refusal' },
        pay: 'contested; operator opposes by refusal; union supports by demand',
      },
    },
  },
  withdrawn: {
    papers: {
      first: paper('2024-08-01', 'demand', DEMAND),
      second: paper('2024-08-05', 'refusal', REFUSAL),
      third: paper('2024-08-15', 'takenBack', TAKEN_BACK),
    },
    days: {
      '2024-08-14': { demands: { demand: 'rejected: operator rejected by refusal' } },
      '2024-08-15': { demands: { demand: 'withdrawn: operator rejected by refusal' } },
    },
  },
  'two offers, and a handshake that is about the later': {
    papers: {
      first: paper('2024-08-01', 'offer', OFFER),
      second: paper('2024-08-10', 'betterOffer', BETTER_OFFER),
      third: paper('2024-08-15', 'handshake', HANDSHAKE),
    },
    days: {
      '2024-08-14': { demands: { offer: 'open', betterOffer: 'open' } },
      '2024-08-15': {
        demands: { offer: 'open', betterOffer: 'accepted: union accepted by handshake' },
        pay: 'closed; operator conditions by betterOffer; union conditions by handshake',
      },
    },
  },
  'an offer that was withdrawn before the handshake': {
    papers: {
      first: paper('2024-08-01', 'offer', OFFER),
      second: paper('2024-08-10', 'offWithIt', OFFER_TAKEN_BACK),
      third: paper('2024-08-15', 'handshake', HANDSHAKE),
    },
    days: {
      '2024-08-09': { demands: { offer: 'open' } },
      '2024-08-15': {
        demands: { offer: 'withdrawn: union accepted by handshake' },
        pay: 'one-sided; operator unclear by offWithIt; union conditions by handshake',
      },
    },
  },
}

const ORDERS = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
]

for (const [nth, [title, { papers, days }]] of Object.entries(COURSES).entries()) {
  for (const [order, places] of ORDERS.entries()) {
    t.test(`${title}: told in the order ${places.join(', ')}`, async (t) => {
      const all = Object.entries(papers)
      const arriving = places.flatMap((place) => all.slice(place, place + 1))
      const told = await tell(system, {
        configuration: ferries(`course-${nth}-${order}`),
        papers: Object.fromEntries(arriving),
      })
      for (const [day, expected] of Object.entries(days)) {
        t.same(await demands(told, `&on=${day}`), expected.demands, `demands on ${day}`)
        if (expected.pay === undefined) continue
        const { pay } = await stickingPoints(told, `&on=${day}&framework=round-2024`)
        t.equal(pay, expected.pay, `pay on ${day}`)
      }
    })
  }
}

t.test('a reviewer answers for a party, for all, and takes it back', async (t) => {
  const told = await tell(system, {
    configuration: ferries('answered'),
    papers: { first: paper('2024-08-01', 'demand', DEMAND), second: paper('2024-08-05', 'consent', CONSENT) },
  })
  const now = async () => {
    const { demand } = await demands(told)
    return [demand, (await stickingPoints(told, '&on=2024-08-20&framework=round-2024')).pay]
  }
  const held = 'operator supports by consent; union supports by demand'
  t.same(await now(), ['accepted: operator accepted by consent', `closed; ${held}`])
  const no = await told.about('demand', { decision: 'answer', answer: 'rejected', party: 'operator' })
  t.same(
    await now(),
    ['rejected: operator rejected by a reviewer', `contested; ${held}`],
    'a reviewer outweighs the claim, in either view',
  )
  await told.undo(no)
  t.same(await now(), ['accepted: operator accepted by consent', `closed; ${held}`], 'taken back')
  await told.about('demand', { decision: 'answer', answer: 'partly-accepted', party: 'operator' })
  t.same(await now(), ['partly-accepted: operator partly-accepted by a reviewer', `narrowing; ${held}`])
  await told.about('demand', { decision: 'answer', answer: null, party: 'operator' })
  await told.about('demand', { decision: 'answer', answer: 'withdrawn', reason: 'She told me.' })
  const [withdrawn, open] = await now()
  t.match(withdrawn, /^withdrawn/)
  t.equal(open, `aligned; ${held}`, 'what was withdrawn is no agreement, and both still support it in words')
})

t.test('who accepts on conditions that were not asked for accepts in part', async (t) => {
  const told = await tell(system, {
    configuration: ferries('in-part'),
    papers: { first: paper('2024-08-01', 'demand', DEMAND), second: paper('2024-08-05', 'condition', CONDITION) },
  })
  t.same(await demands(told), { demand: 'open' }, 'no rule says what it answers')
  await told.link('demand', 'condition', 'accepts')
  t.same(await demands(told), { demand: 'partly-accepted: operator partly-accepted by condition' })
  const { pay } = await stickingPoints(told, '&on=2024-08-20&framework=round-2024')
  t.equal(pay, 'narrowing; operator conditions by condition; union supports by demand')
  await told.link('demand', 'condition', 'accepts', 'unlink')
  t.same(await demands(told), { demand: 'open' }, 'link and unlink leave nothing')
})
