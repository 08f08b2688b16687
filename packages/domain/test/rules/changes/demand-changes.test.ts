import t from 'tap'
import { demandChanges, type JudgedDemand } from '../../../src/index.ts'

const demand = (claimId: string, state: string, mentions: string[] = []): JudgedDemand => {
  return { claimId, state, mentions, order: claimId }
}

const changes = (before: JudgedDemand[], after: JudgedDemand[]) =>
  demandChanges(before, after).map((change) => [change.before?.state ?? null, change.after?.state ?? null])

t.test('a demand is answered, answered otherwise, and open again', async (t) => {
  t.same(changes([demand('a', 'open')], [demand('a', 'rejected')]), [['open', 'rejected']])
  t.same(changes([demand('a', 'rejected')], [demand('a', 'accepted')]), [['rejected', 'accepted']])
  t.same(changes([demand('a', 'accepted')], [demand('a', 'open')]), [['accepted', 'open']])
})

t.test('a demand that comes with its answer is answered; one that is merely made is no change', async (t) => {
  t.same(changes([], [demand('a', 'met')]), [[null, 'met']])
  t.same(changes([], [demand('a', 'open')]), [])
  t.same(changes([demand('a', 'open')], []), [])
})

t.test('one that is made again, and told by an earlier claim, is the same', async (t) => {
  t.same(changes([demand('b', 'rejected')], [demand('a', 'rejected', ['b'])]), [])
})
