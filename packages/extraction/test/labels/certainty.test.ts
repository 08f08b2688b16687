import type { Certainty } from '@onrecord/domain'
import t from 'tap'
import { certaintyOf, isNegated } from '../../src/labels/certainty.ts'

t.test('questions, suppositions and hedges are no assertions', async (t) => {
  const cases: [words: string, certainty: Certainty][] = [
    ['the locks are open', 'asserted'],
    ['the locks may open', 'hedged'],
    ['if the locks open, ships will pass', 'hypothetical'],
    ['whether the locks are open', 'hypothetical'],
    ['Are the locks open?', 'question'],
  ]
  for (const [words, certainty] of cases) t.equal(certaintyOf(words, undefined), certainty, words)
  t.equal(certaintyOf('whether the locks are open', { base: 'ask' }), 'question')
})

t.test('a denial counts in the first clause alone', async (t) => {
  t.ok(isNegated('nobody opened the locks'))
  t.notOk(isNegated('the locks are open, but no ship has passed'))
})
