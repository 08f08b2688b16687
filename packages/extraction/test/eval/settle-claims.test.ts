import t from 'tap'
import { resolveDocument } from '../../eval/corpus/resolve-document.ts'
import { settleClaims } from '../../eval/corpus/settle-claims.ts'

const text = 'Voss said the rosters stay. Okoye said the rosters go by Friday, and “it is late,” he said, “too late.”'
const said = { kind: 'statement', act: 'assert', reported: 'indirect' }
const voss = {
  ...said,
  id: '1',
  content: 'the rosters stay',
  cue: 'said',
  mention: 'Voss',
  claimant: 'Voss',
  chain: ['Voss'],
}
const okoye = { ...said, cue: 'said', mention: 'Okoye', claimant: 'Okoye', chain: ['Okoye'] }
const due = { words: 'by Friday', edtf: '../2025-03-07', type: 'obligation', modality: 'demanded' }
const go = { ...okoye, id: '2', content: 'the rosters go by Friday', kind: 'demand', act: 'demand', due }
const late = { ...okoye, id: '3', content: ['it is late', 'too late'], mention: 'he', reported: 'direct' }

const read = (...lines: object[]) => resolveDocument({ text }, lines.map((line) => JSON.stringify(line)).join('\n'))
const settle = (a: object[], b: object[]) =>
  settleClaims({ text, actors: [], a: read(...a).claims, b: read(...b).claims })

t.test('what both have needs no note, and resolves to the same offsets again', async (t) => {
  const settled = settle([voss, go, late], [voss, go, late])
  t.same(
    settled.map(({ id, note }) => [id, note]),
    [
      ['1', undefined],
      ['2', undefined],
      ['3', undefined],
    ],
  )
  const { claims, problems } = read(...settled)
  t.same(problems, [])
  t.same(claims, read(voss, go, late).claims)
})

t.test('a note says where the two differ, and what only one has', async (t) => {
  const [first, second, third] = settle(
    [voss, { ...go, due: null }],
    [{ ...voss, act: 'reject' }, go, { ...late, id: '2b', sameAs: '2', tier: 'extra' }],
  )
  t.match(first?.note, /act: assert \/ reject \(A assert; B reject\)/)
  t.match(second?.note, /due: one has none/)
  t.equal(third?.id, 'b-2b')
  t.equal(third?.sameAs, '2', 'it names the claim as A does')
  t.match(third?.note, /found by one/)
})

t.test('a claim of one within a claim of the other is noted once, at the smaller', async (t) => {
  const [whole, part] = settle(
    [{ ...go, content: 'the rosters go by Friday' }],
    [go, { ...okoye, id: '9', content: { words: 'by Friday', at: 1 } }],
  )
  t.equal(whole?.note, undefined)
  t.match(part?.note, /split by one/)
})
