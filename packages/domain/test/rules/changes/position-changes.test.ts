import t from 'tap'
import { positionChanges } from '../../../src/index.ts'
import { contribution } from '../contributions.ts'
import { byPort, reading } from './scene.ts'

const REFUSAL = contribution('a', '2025-03-01', { stance: 'opposes' })

const moves = (...[before, after]: Parameters<typeof positionChanges>) =>
  positionChanges(before, after).map((change) => {
    const stances = (of: typeof change.before) => of?.map(({ stance }) => stance).join('+') ?? 'none'
    return `${change.party} ${change.issue}: ${stances(change.before)} → ${stances(change.after)}`
  })

t.test('a position is gained, changed and lost', async (t) => {
  const accepts = contribution('b', '2025-03-05')
  t.same(moves(reading([]), reading([REFUSAL])), ['union wages: none → opposes'])
  t.same(moves(reading([REFUSAL]), reading([REFUSAL, accepts])), ['union wages: opposes → supports'])
  t.same(moves(reading([REFUSAL]), reading([])), ['union wages: opposes → none'])
})

t.test('a repetition is no change, however often it is told', async (t) => {
  const again = contribution('b', '2025-03-09', { stance: 'opposes' })
  t.same(moves(reading([REFUSAL]), reading([REFUSAL, again])), [])
})

t.test('an older claim that arrives late changes no position', async (t) => {
  t.same(moves(reading([REFUSAL]), reading([REFUSAL, contribution('b', '2025-02-01')])), [])
})

t.test('two stances at once are a change, in whichever order they were said', async (t) => {
  const same = contribution('b', '2025-03-01')
  t.same(moves(reading([REFUSAL]), reading([REFUSAL, same])), ['union wages: opposes → supports+opposes'])
  t.same(moves(reading([REFUSAL, same]), reading([same, REFUSAL])), [])
})

t.test('who holds the same as another is told apart by party', async (t) => {
  t.same(moves(reading([REFUSAL]), reading([byPort('b', '2025-03-01', { stance: 'opposes' })])), [
    'port wages: none → opposes',
    'union wages: opposes → none',
  ])
})
