import t from 'tap'
import { type Contribution, foldRestatements, positionsOf, standing } from '../../src/index.ts'
import { contribution } from './contributions.ts'

const ids = (claims: readonly Contribution[]) => claims.map(({ claimId }) => claimId)
const union = { party: 'union', holder: null, actorId: null }

t.test('a claim replaces another only if its earliest day is after the latest day of the other', async (t) => {
  const before = contribution('a', '2025-03-01/2025-03-05', { stance: 'opposes' })
  t.same(ids(standing([before, contribution('b', '2025-03-06')])), ['b'])
  t.same(ids(standing([before, contribution('b', '2025-03-05')])), ['a', 'b'], 'the same day: both stand')
  t.same(ids(standing([before, contribution('b', '2025-03')])).toSorted(), ['a', 'b'], 'some day in March: both stand')
})

t.test('the order in which claims arrive makes no difference', async (t) => {
  const claims = [contribution('a', '2025-03-01'), contribution('b', '2025-03-06'), contribution('c', '2025-02')]
  t.same(ids(standing(claims)), ids(standing(claims.toReversed())))
})

t.test('a relayed claim never replaces one from its holder, who replaces it', async (t) => {
  const own = contribution('own', '2025-03-01', { stance: 'opposes' })
  const told = contribution('told', '2025-03-09', { relayed: true })
  t.same(ids(standing([own, told])), ['own', 'told'])
  t.same(ids(standing([told, contribution('later', '2025-03-10')])), ['later'])
  t.same(ids(standing([told, contribution('retold', '2025-03-10', { relayed: true })])), ['retold'])
})

t.test('an undated claim is no position and replaces nothing', async (t) => {
  t.same(ids(standing([contribution('a', '2025-03-01'), contribution('undated', null)])), ['a'])
  t.same(positionsOf(union, [contribution('undated', null)]), [])
})

t.test('standing claims that differ in stance are marked concurrent, the latest first', async (t) => {
  const positions = positionsOf(union, [
    contribution('a', '2025-03', { stance: 'opposes' }),
    contribution('b', '2025-03-20', { stance: 'conditions' }),
    contribution('c', '2025-03-20', { stance: 'conditions' }),
  ])
  t.match(positions, [
    { stance: 'opposes', claims: ['a'], concurrent: true, since: '2025-03-01' },
    { stance: 'conditions', claims: ['b', 'c'], concurrent: true, since: '2025-03-20' },
  ])
})

t.test('a position is provisional while it rests on nothing but unreviewed claims below 0.8', async (t) => {
  const unsure = contribution('a', '2025-03-01', { confidence: 0.79 })
  const [position] = positionsOf(union, [unsure])
  t.equal(position?.provisional, true)
  t.equal(positionsOf(union, [{ ...unsure, review: 'confirmed' }])[0]?.provisional, false)
  t.equal(positionsOf(union, [unsure, contribution('b', '2025-03-01')])[0]?.provisional, false)
})

t.test('claims that restate one another count once, as the one said first', async (t) => {
  const claims = [
    contribution('late', '2025-03-07'),
    contribution('early', '2025-03-01'),
    contribution('other', '2025-03-02'),
  ]
  const folded = foldRestatements(claims, (claimId) => (claimId === 'other' ? 'other' : 'same'))
  t.same(ids(folded.heads).toSorted(), ['early', 'other'])
  t.same([...folded.mentions], [['early', ['late']]])
})

t.test('a restatement printed later does not bring back what has been replaced', async (t) => {
  const said = contribution('said', '2025-03-01', { stance: 'opposes' })
  const reprinted = contribution('reprinted', '2025-03-09', { stance: 'opposes' })
  const changed = contribution('changed', '2025-03-05')
  const { heads } = foldRestatements([said, reprinted, changed], (id) => (id === 'changed' ? id : 'same'))
  t.same(ids(standing(heads)), ['changed'])
})

t.test('an undated copy of a claim hides neither the claim nor its date', async (t) => {
  const claims = [contribution('copy', null), contribution('own', '2025-03-01')]
  const { heads, mentions } = foldRestatements(claims, () => 'one')
  t.same(ids(heads), ['own'])
  t.same([...mentions], [['own', ['copy']]])
})
