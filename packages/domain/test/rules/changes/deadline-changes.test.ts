import t from 'tap'
import { type DueState, deadlineChanges, type JudgedDeadline } from '../../../src/index.ts'

function deadline(
  claimId: string,
  state: DueState,
  given: { edtf?: string; mentions?: string[] } = {},
): JudgedDeadline {
  const { edtf = '2025-04-01', mentions = [] } = given
  return { claimId, mentions, due: { edtf }, state, order: `0/${edtf}/${claimId}` }
}

const changes = (before: JudgedDeadline[], after: JudgedDeadline[]) =>
  deadlineChanges(before, after).map((change) => {
    const shown = (of: JudgedDeadline | null) => of && `${of.claimId} ${of.due.edtf} ${of.state}`
    return [shown(change.before), shown(change.after)]
  })

t.test('a date is new, in another state, moved or gone', async (t) => {
  const [early, late] = [deadline('a', 'upcoming'), deadline('a', 'overdue')]
  t.same(changes([], [early]), [[null, 'a 2025-04-01 upcoming']])
  t.same(changes([early], [late]), [['a 2025-04-01 upcoming', 'a 2025-04-01 overdue']])
  t.same(changes([early], [deadline('a', 'upcoming', { edtf: '2025-05-01' })]), [
    ['a 2025-04-01 upcoming', 'a 2025-05-01 upcoming'],
  ])
  t.same(changes([early], []), [['a 2025-04-01 upcoming', null]])
})

t.test('a restatement, and an earlier telling that comes late, are no changes', async (t) => {
  const known = deadline('b', 'upcoming')
  t.same(changes([known], [deadline('b', 'upcoming', { mentions: ['c'] })]), [])
  t.same(changes([known], [deadline('a', 'upcoming', { mentions: ['b'] })]), [])
})

t.test('restatements that are linked or cut are no dates that go or come', async (t) => {
  const apart = [deadline('a', 'due'), deadline('b', 'due')]
  const linked = [deadline('a', 'due', { mentions: ['b'] })]
  t.same(changes(apart, linked), [])
  t.same(changes(linked, apart), [])
})

t.test('a date that is met by the claim said first counts as one with the claims that restate it', async (t) => {
  t.same(changes([deadline('b', 'overdue')], [deadline('a', 'met', { mentions: ['b'] })]), [
    ['b 2025-04-01 overdue', 'a 2025-04-01 met'],
  ])
})
