import t from 'tap'
import { type DueEvidence, dueState, isAboutFirst, saidWhen } from '../../src/index.ts'

const on = (edtf: string, day: string) =>
  dueState({ due: { edtf, modality: 'scheduled' }, evidence: [], decision: null, day }).state

const told = (claimId: string, relation: DueEvidence['relation'], saidOn: string): DueEvidence => ({
  claimId,
  relation,
  said: saidWhen({ saidOn, publishedOn: null }),
})
const judged = (evidence: DueEvidence[], day = '2025-02-20') =>
  dueState({ due: { edtf: '2025-02-03', modality: 'scheduled' }, evidence, decision: null, day })

t.test('a day is upcoming before, due on and overdue after itself', async (t) => {
  t.equal(on('2025-02-03', '2025-02-02'), 'upcoming')
  t.equal(on('2025-02-03', '2025-02-03'), 'due')
  t.equal(on('2025-02-03', '2025-02-04'), 'overdue')
})

t.test('"by" a day counts on that day alone', async (t) => {
  t.equal(on('../2025-02-03', '2025-01-01'), 'upcoming')
  t.equal(on('../2025-02-03', '2025-02-03'), 'due')
  t.equal(on('../2025-02-03', '2025-02-04'), 'overdue')
})

t.test('"by" a month may be any of its days, and no sooner over than the last of them', async (t) => {
  t.equal(on('../2025-02', '2025-01-31'), 'upcoming')
  t.equal(on('../2025-02', '2025-02-01'), 'due')
  t.equal(on('../2025-02', '2025-02-28'), 'due')
  t.equal(on('../2025-02', '2025-03-01'), 'overdue')
  t.equal(on('../2025~', '2025-06-01'), 'due')
})

t.test('a window is due on each of its days', async (t) => {
  t.equal(on('2025-02-18/2025-02-22', '2025-02-17'), 'upcoming')
  t.equal(on('2025-02-18/2025-02-22', '2025-02-20'), 'due')
  t.equal(on('2025-02', '2025-02-01'), 'due')
  t.equal(on('2025-02', '2025-03-01'), 'overdue')
})

t.test('an open end stays due', async (t) => {
  t.equal(on('2024-07-05/..', '2024-07-04'), 'upcoming')
  t.equal(on('2024-07-05/..', '2030-01-01'), 'due')
})

t.test('a conditional date that no claim speaks of is unknown', async (t) => {
  const due = { edtf: '2025-03-15~', modality: 'conditional' } as const
  t.equal(dueState({ due, evidence: [], decision: null, day: '2025-02-20' }).state, 'unknown')
})

t.test('the latest word on whether it was met counts', async (t) => {
  t.match(judged([told('a', 'misses', '2025-02-04')]), { state: 'missed', by: ['a'] })
  t.match(judged([told('b', 'meets', '2025-02-10'), told('a', 'misses', '2025-02-04')]), { state: 'met', by: ['b'] })
})

t.test('where two say the contrary and neither is surely the later, it is unknown', async (t) => {
  const both = [told('a', 'misses', '2025-02-04'), told('b', 'meets', '2025-02-04')]
  t.match(judged(both), { state: 'unknown', rule: 'due.disputed', by: ['a', 'b'], counter: [] })
  t.match(judged([told('a', 'misses', '2025-02-01/2025-02-10'), told('b', 'meets', '2025-02-08')]), {
    state: 'unknown',
  })
  t.match(judged([...both, told('c', 'misses', '2025-02-05')]), { state: 'missed', by: ['a', 'c'], counter: ['b'] })
})

t.test('an extension in time extends; one after the date has passed is a new date', async (t) => {
  t.match(judged([told('a', 'extends', '2025-02-01')]), { state: 'extended', by: ['a'], newDate: [] })
  t.match(judged([told('a', 'extends', '2025-02-18')]), { state: 'overdue', by: [], newDate: ['a'] })
  t.match(judged([told('a', 'extends', '2025-02-18'), told('b', 'misses', '2025-02-20')]), {
    state: 'missed',
    by: ['b'],
    newDate: ['a'],
  })
})

t.test("a reviewer's word outweighs every claim", async (t) => {
  const state = dueState({
    due: { edtf: '2025-02-03', modality: 'scheduled' },
    evidence: [told('a', 'misses', '2025-02-04')],
    decision: { outcome: 'withdrawn', newDate: null },
    day: '2025-02-20',
  })
  t.match(state, { state: 'withdrawn', rule: 'due.by-reviewer' })
})

t.test('a link is about the claim that sets a date, the one said first where both do', async (t) => {
  const said = (day: string) => saidWhen({ saidOn: day, publishedOn: null })
  const due = (edtf: string) => ({ edtf, modality: 'scheduled' as const })
  const first = { claimId: 'b', said: said('2025-01-19'), due: due('2025-02-03') }
  const second = { claimId: 'a', said: said('2025-02-18'), due: due('2025-02-22') }
  t.ok(isAboutFirst(first, second))
  t.notOk(isAboutFirst(second, first))
  t.ok(isAboutFirst(second, { ...first, due: null }))
  t.notOk(isAboutFirst({ ...first, due: null }, { ...second, due: null }))
})

t.test(
  'a date that was met before it fell due is met; a word that came late in the log counts by when it was said',
  async (t) => {
    const early = [told('done', 'meets', '2025-01-30')]
    t.match(judged(early, '2025-02-01'), { state: 'met', by: ['done'] })
    t.match(judged([told('b', 'misses', '2025-02-10'), told('older', 'extends', '2025-02-01')]), {
      state: 'missed',
      by: ['b'],
      counter: ['older'],
    })
    t.match(judged([told('older', 'extends', '2025-02-01')]), { state: 'extended', by: ['older'] })
  },
)

t.test('imprecise dates are never sharpened', async (t) => {
  const roughly = (saidOn: string) =>
    dueState({
      due: { edtf: '2025-02', modality: 'expected' },
      evidence: [told('a', 'extends', saidOn)],
      decision: null,
      day: '2025-03-05',
    })
  t.match(roughly('2025-02'), { state: 'extended' }, 'it may have been said before the month was over')
  t.match(roughly('2025-03'), { state: 'overdue', newDate: ['a'] })
  t.equal(on('2025', '2025-12-31'), 'due')
  t.equal(on('2025~', '2026-01-01'), 'overdue')
})

t.test('a condition makes a date unknown until somebody says what became of it', async (t) => {
  const due = { edtf: '2025-02-03', modality: 'conditional' } as const
  const state = (evidence: DueEvidence[]) => dueState({ due, evidence, decision: null, day: '2025-02-20' })
  t.match(state([]), { state: 'unknown', rule: 'due.conditional' })
  t.match(state([told('a', 'meets', '2025-02-04')]), { state: 'met' })
  t.match(state([told('a', 'extends', '2025-02-18')]), { state: 'unknown', newDate: ['a'] })
})

t.test('claims that say something else are evidence against', async (t) => {
  const words = [
    told('a', 'misses', '2025-02-04'),
    told('b', 'meets', '2025-02-10'),
    told('c', 'withdraws', '2025-02-11'),
  ]
  t.match(judged(words), { state: 'withdrawn', by: ['c'], counter: ['a', 'b'] })
  t.match(judged(words.slice(0, 2)), { state: 'met', by: ['b'], counter: ['a'] })
})
