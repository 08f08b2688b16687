import t from 'tap'
import { agreementOf } from '../../eval/score/agreement.ts'
import type { ScoredClaim } from '../../eval/score/scored-claim.ts'
import { agreementTables, disagreementList, markdownTable } from '../../eval/score/tables.ts'
import { claimOf } from './annotated.ts'

const TEXT = 'Ilse Voss said the dam was safe, the river low and the digging illegal. Okoye called it a lie.'
const whole = claimOf(TEXT, 'the dam was safe, the river low and the digging illegal', {
  cue: 'said',
  mention: 'Ilse Voss',
})
const illegal = claimOf(TEXT, 'the digging illegal', { cue: 'said', mention: 'Ilse Voss', act: 'accuse' })
const lie = claimOf(TEXT, 'a lie', { cue: 'called', mention: 'Okoye', claimant: 'Piet Okoye', act: 'accuse' })

const agree = (a: ScoredClaim[], b: ScoredClaim[]) => agreementOf([{ docId: '07', text: TEXT, actors: [], a, b }])
const classes = (a: ScoredClaim[], b: ScoredClaim[]) => agree(a, b).disagreements.map((one) => one.class)
const value = (a: ScoredClaim[], b: ScoredClaim[], name: string) =>
  agree(a, b).measures.find(({ measure }) => measure === name)?.value

t.test('two who wrote the same agree in everything', async (t) => {
  const { measures, labels, disagreements } = agree([whole, lie], [whole, lie])
  t.ok(measures.every((measure) => measure.value === 1))
  t.ok(labels.every(({ same, of }) => same === of))
  t.equal(labels.find(({ label }) => label === 'act')?.kappa, 1)
  t.same(disagreements, [])
})

t.test('what only one has, and calls extra, does not lower the core measures', async (t) => {
  const extra = { ...lie, optional: true }
  t.equal(value([whole, extra], [whole], 'content: all claims'), 2 / 3)
  t.equal(value([whole, extra], [whole], 'content: core claims'), 1)
  t.same(classes([whole, extra], [whole]), ['found by one: extra, indirect'])
})

t.test('a claim that the other holds within a longer one is cut otherwise, not missing', async (t) => {
  t.same(classes([whole], [whole, illegal]), ['split by one: core, indirect'])
})

t.test('each label that differs is a class of its own, the two values in one order', async (t) => {
  const other: ScoredClaim = { ...lie, act: 'reject', claimant: 'Norland', chain: ['Sela Wire', 'Norland'], cue: null }
  t.same(classes([lie], [other]), ['act: accuse / reject', 'cue', 'claimant'])
  t.same(classes([other], [lie]), ['act: accuse / reject', 'cue', 'claimant'])
  t.equal(value([lie], [other], 'content, cue and head of source: all claims'), 0)
  t.equal(value([lie], [other], 'content, kind and claimant: all claims'), 0)
})

t.test('two bare quotations agree in having neither cue nor source', async (t) => {
  const bare = { ...lie, cue: null, mention: null }
  t.equal(value([bare], [bare], 'content, cue and head of source: all claims'), 1)
})

t.test('a due date that one lacks, or that differs in date or type, is told apart', async (t) => {
  const due = { edtf: '2025-03-07', type: 'event', modality: 'scheduled' }
  t.same(classes([{ ...lie, due }], [lie]), ['due: one has none'])
  t.same(classes([{ ...lie, due }], [{ ...lie, due: { ...due, edtf: '../2025-03-07' } }]), ['due: date'])
  t.same(classes([{ ...lie, due }], [{ ...lie, due: { ...due, type: 'obligation' } }]), ['due: type or modality'])
})

t.test('kappa takes away what chance would give', async (t) => {
  const rest: ScoredClaim = { ...whole, act: 'assert' }
  const { labels } = agree([rest, { ...lie, act: 'assert' }], [rest, { ...lie, act: 'accuse' }])
  t.same(
    labels.find(({ label }) => label === 'act'),
    { label: 'act', same: 1, of: 2, kappa: 0 },
  )
})

t.test('the report is Markdown, and lists the largest class first', async (t) => {
  const agreement = agree(
    [whole, lie],
    [
      { ...whole, act: 'deny', certainty: 'hedged' },
      { ...lie, act: 'deny' },
    ],
  )
  t.match(agreementTables(agreement), /^\| measure +\| precision \|/)
  const list = disagreementList([...agreement.disagreements, ...agreement.disagreements.slice(0, 1)], 1)
  t.match(list, /^2 × act: assert \/ deny\n {4}07 {2}A the dam was : assert {2}B/)
  t.equal(
    markdownTable([
      ['a', 'n'],
      ['x', '1.5'],
    ]),
    '| a   |   n |\n| --- | --: |\n| x   | 1.5 |',
  )
})
