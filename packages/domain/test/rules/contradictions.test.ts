import t from 'tap'
import {
  type Contribution,
  contradictionsByLink,
  contradictionsOfStances,
  DossierConfiguration,
  stickingPoints,
} from '../../src/index.ts'
import { contribution } from './contributions.ts'

const configuration = DossierConfiguration.parse({
  id: 'port',
  title: 'Port dispute',
  issues: [{ id: 'wages', label: 'Wages', proposition: 'Wages rise' }],
  frameworks: [{ id: 'deal', title: 'Final offer' }],
  parties: [
    { id: 'union', label: 'Union', negotiates: true },
    { id: 'port', label: 'Port', negotiates: true },
    { id: 'shops', label: 'Shopkeepers' },
  ],
  actors: [
    { id: 'union-board', name: 'Board', party: 'union' },
    { id: 'union-left', name: 'Left caucus', party: 'union', speaksFor: false },
    { id: 'director', name: 'Director', party: 'port' },
    { id: 'grocer', name: 'Grocer', party: 'shops' },
  ],
})
const port = { party: 'port', actorId: 'director', holder: 'director' }
const left = { party: 'union', actorId: 'union-left', holder: 'union-left' }
const shops = { party: 'shops', actorId: 'grocer', holder: 'grocer' }

function rows(claims: Contribution[]) {
  const facts = { configuration, claims, links: [], answers: [], isClosed: () => false }
  return contradictionsOfStances(stickingPoints(facts, { framework: 'deal', judgedOn: '2025-06-01' }))
}

t.test('parties at the table that hold different stances contradict one another', async (t) => {
  t.match(rows([contribution('u', '2025-03-01'), contribution('p', '2025-03-02', { ...port, stance: 'opposes' })]), [
    {
      rule: 'contradiction.between-parties',
      issue: 'wages',
      framework: 'deal',
      within: null,
      a: { party: 'port', stance: 'opposes', claims: ['p'] },
      b: { party: 'union', stance: 'supports', claims: ['u'] },
    },
  ])
})

t.test('an unclear stance and a voice contradict nobody', async (t) => {
  t.same(
    rows([
      contribution('u', '2025-03-01'),
      contribution('p', '2025-03-02', { ...port, stance: 'unclear' }),
      contribution('s', '2025-03-02', { ...shops, stance: 'opposes' }),
    ]),
    [],
  )
})

t.test('what a party has replaced contradicts it no more; what stands beside does, as inside the party', async (t) => {
  const yes = contribution('yes', '2025-03-01')
  t.same(rows([yes, contribution('no', '2025-03-02', { stance: 'opposes' })]), [])
  t.match(rows([yes, contribution('no', '2025-03-01', { stance: 'opposes' })]), [
    { rule: 'contradiction.within-party', within: 'union', a: { claims: ['no'] }, b: { claims: ['yes'] } },
  ])
})

t.test('a member who does not speak for the party contradicts it inside the party', async (t) => {
  t.match(rows([contribution('u', '2025-03-01'), contribution('l', '2025-03-05', { ...left, stance: 'opposes' })]), [
    { rule: 'contradiction.within-party', within: 'union', a: { claims: ['l'] }, b: { claims: ['u'] } },
  ])
})

t.test('linked claims with the same opponents stand together, those of one party apart', async (t) => {
  const of = (claimId: string, party: string) => ({ claimId, party })
  const pair = (a: ReturnType<typeof of>, b: ReturnType<typeof of>) => ({ a, b, issue: null, framework: 'deal' })
  const [x1, x2, y1, y2, x3] = [of('x1', 'x'), of('x2', 'x'), of('y1', 'y'), of('y2', 'y'), of('x3', 'x')]
  const linked = contradictionsByLink([
    pair(x1, y1),
    pair(y2, x1),
    pair(x2, y1),
    pair(x2, y2),
    pair(x3, y1),
    pair(x3, x1),
  ])
  t.same(
    linked.map(({ within, a, b }) => ({ within, a: a.claims, b: b.claims, of: [a.party, b.party] })),
    [
      { within: null, a: ['x1', 'x2'], b: ['y1', 'y2'], of: ['x', 'y'] },
      { within: null, a: ['x3'], b: ['y1'], of: ['x', 'y'] },
      { within: 'x', a: ['x1'], b: ['x3'], of: ['x', 'x'] },
    ],
  )
})
