import t from 'tap'
import {
  type Contradiction,
  type Contribution,
  contradictionChanges,
  contradictionsByLink,
  contradictionsOfStances,
} from '../../../src/index.ts'
import { contribution } from '../contributions.ts'
import { byPort, reading } from './scene.ts'

const shown = (...claims: Contribution[]) => contradictionsOfStances(reading(claims))

const changes = (before: Contradiction[], after: Contradiction[]) =>
  contradictionChanges(before, after).map((change) => {
    const row = change.after ?? change.before
    const sides = [row?.a, row?.b].map((side) => side?.stance ?? side?.claims.join('+')).join(' | ')
    return `${change.after === null ? 'resolved' : 'new'} ${row?.issue ?? '-'} ${row?.within ?? '-'}: ${sides}`
  })

const UNION = contribution('a', '2025-03-01')
const PORT = byPort('b', '2025-03-02', { stance: 'opposes' })

t.test('a contradiction is new with the second side, and resolved where a side gives way', async (t) => {
  t.same(changes(shown(UNION), shown(UNION, PORT)), ['new wages -: opposes | supports'])
  const yields = byPort('c', '2025-03-03')
  t.same(changes(shown(UNION, PORT), shown(UNION, PORT, yields)), ['resolved wages -: opposes | supports'])
  t.same(changes(shown(UNION, PORT), []), ['resolved wages -: opposes | supports'])
})

t.test('a claim more or less on a side is no change', async (t) => {
  const again = byPort('c', '2025-03-02', { stance: 'opposes' })
  t.same(changes(shown(UNION, PORT), shown(UNION, PORT, again)), [])
  t.same(changes(shown(UNION, PORT, again), shown(UNION, again)), [])
})

t.test('a side that contradicts by another stance makes another contradiction', async (t) => {
  const moved = byPort('c', '2025-03-03', { stance: 'conditions' })
  t.same(changes(shown(UNION, PORT), shown(UNION, PORT, moved)), [
    'new wages -: conditions | supports',
    'resolved wages -: opposes | supports',
  ])
})

t.test('contradictions of several issues, frameworks and within a party are told apart', async (t) => {
  const both = [UNION, PORT]
  const shifts = both.map((claim) => ({ ...claim, issue: 'shifts' }))
  t.same(changes(shown(...both), shown(...both, ...shifts)), ['new shifts -: opposes | supports'])
  const elsewhere = shown(...both).map((row) => ({ ...row, framework: 'other' }))
  t.same(changes(shown(...both), elsewhere).length, 2)
  const own = contribution('c', '2025-03-01', { stance: 'opposes' })
  t.same(changes(shown(UNION), shown(UNION, own)), ['new wages union: opposes | supports'])
})

/** What is linked, such as `a-b`; claims up to `m` are the union's. */
const linked = (pairs: string[], place: { issue?: string; framework?: string | null } = {}) => {
  const end = (claimId: string) => ({ claimId, party: claimId < 'n' ? 'union' : 'port' })
  const { issue = null, framework = 'deal' } = place
  return contradictionsByLink(
    pairs.map((pair) => ({ a: end(pair.slice(0, 1)), b: end(pair.slice(2)), issue, framework })),
  )
}

t.test('linked claims are told once they are linked, and where they no longer are', async (t) => {
  t.same(changes([], linked(['a-z'])), ['new - -: a | z'])
  t.same(changes(linked(['a-z']), []), ['resolved - -: a | z'])
  t.same(changes(linked(['a-z']), linked(['a-z', 'b-y'])), ['new - -: b | y'])
})

t.test('linked ones go by their pairs: more claims, another issue or framework is no change', async (t) => {
  t.same(changes(linked(['b-z']), linked(['a-z', 'b-z'])), [])
  t.same(changes(linked(['a-z']), linked(['a-z'], { issue: 'wages', framework: null })), [])
  t.same(changes([], [...linked(['a-z']), ...linked(['a-z'], { framework: null })]), ['new - -: a | z'], 'once')
  t.same(changes(linked(['a-z']), linked(['a-z', 'a-b'])), ['new - union: a | b'], 'a claim shared is no pair shared')
})

t.test('a link besides what stances say is a contradiction of its own', async (t) => {
  t.same(changes(shown(UNION, PORT), [...shown(UNION, PORT), ...linked(['a-z'], { issue: 'wages' })]), [
    'new wages -: a | z',
  ])
})
