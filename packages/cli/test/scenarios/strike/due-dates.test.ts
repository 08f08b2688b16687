import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { deadlines } from '../see.ts'
import { tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { PROMISES } from './promises.ts'
import { paper } from './said.ts'

/** Dates of which only the calendar tells, on the days on which it tells something else. */
const CALENDAR: Record<string, Record<string, string>> = {
  '2024-08-01': {},
  '2024-09-30': {
    byNovember: '../2024-11 upcoming',
    inOctober: '2024-10 upcoming',
    fromOctober: '2024-10-02/.. upcoming',
    thatWeek: '2024-10-07/2024-10-13 upcoming',
    accounts: '../2024-10-06 upcoming',
    depot: '../2024-10-14 upcoming',
  },
  '2024-10-06': {
    byNovember: '../2024-11 upcoming',
    inOctober: '2024-10 due',
    fromOctober: '2024-10-02/.. due',
    thatWeek: '2024-10-07/2024-10-13 upcoming',
    accounts: '../2024-10-06 due',
    depot: '../2024-10-14 upcoming',
  },
  '2024-10-13': {
    byNovember: '../2024-11 upcoming',
    inOctober: '2024-10 due',
    fromOctober: '2024-10-02/.. due',
    thatWeek: '2024-10-07/2024-10-13 due',
    accounts: '../2024-10-06 overdue',
    depot: '../2024-10-14 upcoming',
  },
  '2024-11-15': {
    byNovember: '../2024-11 due',
    inOctober: '2024-10 overdue',
    fromOctober: '2024-10-02/.. due',
    thatWeek: '2024-10-07/2024-10-13 overdue',
    accounts: '../2024-10-06 overdue',
    depot: '../2024-10-14 overdue',
  },
  '2024-12-01': {
    byNovember: '../2024-11 overdue',
    inOctober: '2024-10 overdue',
    fromOctober: '2024-10-02/.. due',
    thatWeek: '2024-10-07/2024-10-13 overdue',
    accounts: '../2024-10-06 overdue',
    depot: '../2024-10-14 overdue',
  },
}

/** Dates that claims speak of. */
const TOLD: Record<string, Record<string, string>> = {
  '2024-09-04': {
    arrears: '../2024-09-10 upcoming',
    alba: '../2024-10-10 upcoming',
    safety: '../2024-10-12 upcoming',
    nights: '../2024-10-15 upcoming',
  },
  '2024-09-11': {
    arrears: '../2024-09-10 extended by arrearsAgain',
    arrearsAgain: '../2024-09-20 upcoming',
    alba: '../2024-10-10 upcoming',
    safety: '../2024-10-12 upcoming',
    nights: '../2024-10-15 upcoming',
  },
  '2024-10-11': {
    arrears: '../2024-09-10 extended by arrearsAgain',
    arrearsAgain: '../2024-09-20 extended by arrearsThird',
    arrearsThird: '../2024-09-30 overdue',
    alba: '../2024-10-10 overdue',
    safety: '../2024-10-12 met by signed',
    nights: '../2024-10-15 withdrawn by takenBack',
  },
  '2024-12-01': {
    arrears: '../2024-09-10 extended by arrearsAgain',
    arrearsAgain: '../2024-09-20 extended by arrearsThird',
    arrearsThird: '../2024-09-30 overdue',
    alba: '../2024-10-10 missed by unrepaired',
    safety: '../2024-10-12 met by signed',
    nights: '../2024-10-15 withdrawn by takenBack',
  },
}

const system = await freshSystem(t)
const inOrder = Object.entries(PROMISES)
const shuffled = [2, 6, 0, 4, 7, 3, 1, 5].flatMap((nth) => inOrder.slice(nth, nth + 1))
const ARRIVALS = { 'as published': inOrder, 'the last first': inOrder.toReversed(), 'in no order': shuffled }

const pick = (shown: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(shown).filter(([name]) => names.includes(name)))

for (const [nth, [arrival, papers]] of Object.entries(ARRIVALS).entries()) {
  t.test(`dates have their fates when papers come ${arrival}`, async (t) => {
    const told = await tell(system, {
      configuration: ferries(`dates-${nth}`),
      papers: Object.fromEntries(papers),
    })
    const calendar = Object.keys(CALENDAR['2024-12-01'] ?? {})
    const spoken = Object.keys(TOLD['2024-12-01'] ?? {})
    for (const [day, expected] of Object.entries(CALENDAR)) {
      t.same(pick(await deadlines(told, `&on=${day}`), calendar), expected, `by the calendar on ${day}`)
    }
    for (const [day, expected] of Object.entries(TOLD)) {
      t.same(pick(await deadlines(told, `&on=${day}`), spoken), expected, `by what was said by ${day}`)
    }
    t.same(
      Object.keys(await deadlines(told, '&on=2024-12-01&type=all')).toSorted(),
      [...calendar, ...spoken].toSorted(),
      'what is to come soon has no date, and no other date is made up',
    )

    for (const state of ['upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown']) {
      for (const day of ['2024-09-11', '2024-10-13', '2024-11-15']) {
        const all = Object.entries(await deadlines(told, `&on=${day}`))
        const those = all.filter(([, line]) => line.split(' ')[1] === state)
        const asked = await deadlines(told, `&on=${day}&state=${state}`)
        t.same(asked, Object.fromEntries(those), `asked for what is ${state} on ${day}`)
      }
    }
  })
}

t.test('a reviewer says what became of a date without any claim, and takes it back', async (t) => {
  const told = await tell(system, { configuration: ferries('dates-reviewed'), papers: PROMISES })
  const depot = async () => (await deadlines(told, '&on=2024-12-01')).depot
  await told.about('depot', { decision: 'outcome', outcome: 'met', reason: 'I walked through.' })
  t.equal(await depot(), '../2024-10-14 met')
  const extended = await told.about('depot', { decision: 'outcome', outcome: 'extended', newDate: '2025-01' })
  t.equal(await depot(), '../2024-10-14 extended')
  await told.undo(extended)
  t.equal(await depot(), '../2024-10-14 met', 'what stood before')
  await told.about('depot', { decision: 'outcome', outcome: null })
  t.equal(await depot(), '../2024-10-14 overdue', 'the calendar again')

  await told.about('alba', { decision: 'outcome', outcome: 'met', reason: 'It was repaired on the ninth.' })
  t.equal((await deadlines(told, '&on=2024-12-01')).alba, '../2024-10-10 met', 'whatever a claim says')
  const against = await told.get<{ why: { counter: string[] } }>(`/deadlines/${told.id('alba')}?on=2024-12-01`)
  t.same(against.why.counter.map(told.nameOf), ['unrepaired'], 'which is evidence against it')
})

t.test('where one says that it was done and another that it was not, nobody knows until a later word', async (t) => {
  const due = { edtf: '../2024-10-10', type: 'obligation', modality: 'scheduled' }
  const words = 'The operator will pay the storm bonus to the night crews by 10 October, Rui Salas said.'
  const unpaid = 'The operator did not pay the storm bonus to the night crews, Ines Vidal said.'
  const paid = 'The operator has paid the storm bonus to the night crews, Rui Salas said.'
  const seen = 'The storm bonus was paid to the night crews by the operator, Pia Leal found.'
  const told = await tell(system, {
    configuration: ferries('dates-disputed'),
    papers: {
      first: paper('2024-08-01', 'bonus', { words, by: 'Rui Salas', act: 'commit', due }),
      second: paper('2024-10-12', 'unpaid', { words: unpaid, by: 'Ines Vidal', act: 'accuse' }),
      third: paper('2024-10-12', 'paid', { words: paid, by: 'Rui Salas', act: 'assert' }),
      fourth: paper('2024-10-20', 'seen', { words: seen, by: 'Pia Leal', act: 'assert' }),
    },
  })
  t.same(await deadlines(told, '&on=2024-10-11'), { bonus: '../2024-10-10 overdue' })
  const disputed = { bonus: '../2024-10-10 unknown by paid, unpaid' }
  t.same(await deadlines(told, '&on=2024-10-12'), disputed)
  t.same(await deadlines(told, '&on=2024-10-12&state=unknown'), disputed)
  t.same(await deadlines(told, '&on=2024-10-12&state=met'), {})
  t.same(await deadlines(told, '&on=2024-10-20'), { bonus: '../2024-10-10 met by paid, seen' })
})
