import type { Certainty } from '@onrecord/domain'
import t from 'tap'
import { certaintyOf, isNegated, isSupposed } from '../../src/labels/certainty.ts'

t.test('questions, suppositions and hedges are no assertions', async (t) => {
  const cases: [words: string, certainty: Certainty][] = [
    ['the locks are open', 'asserted'],
    ['the locks may open', 'hedged'],
    ['if the locks open, ships will pass', 'hypothetical'],
    ['whether the locks are open', 'hypothetical'],
    ['Are the locks open?', 'question'],
  ]
  for (const [words, certainty] of cases) t.equal(certaintyOf(words, undefined), certainty, words)
  t.equal(certaintyOf('whether the locks are open', { entry: { base: 'ask' }, modal: false }), 'question')
})

t.test('a denial counts in the first clause alone', async (t) => {
  t.ok(isNegated('nobody opened the locks'))
  t.notOk(isNegated('the locks are open, but no ship has passed'))
  t.notOk(isNegated('talks begin no later than 1 December'), 'a limit denies nothing')
  t.notOk(isNegated('the locks open not only for ships'))
})

t.test('what stands after if, unless or whether is supposed, not reported', async (t) => {
  t.ok(isSupposed('The firm said it would pay if '))
  t.ok(isSupposed('The firm will not pay unless '))
  t.notOk(isSupposed('If the firm pays, '))
  t.notOk(isSupposed('The stiff '))
})

t.test('the month of May hedges nothing', async (t) => {
  const cases: [words: string, certainty: Certainty][] = [
    ['the vote be put off until May', 'asserted'],
    ['the locks open on 1 May', 'asserted'],
    ['May 3 is the day of the vote', 'asserted'],
    ['the toll rises in May 2027', 'asserted'],
    ['Prime Minister May signed it', 'asserted'],
    ['the locks may open in May', 'hedged'],
    ['May the locks stay open', 'hedged'],
    ['it may be put off', 'hedged'],
    ['the vote might be put off until May', 'hedged'],
    ['perhaps on 1 May', 'hedged'],
  ]
  for (const [words, certainty] of cases) t.equal(certaintyOf(words, undefined), certainty, words)
})
