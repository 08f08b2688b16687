import type { Act } from '@onrecord/domain'
import t from 'tap'
import { actOfWords } from '../../src/labels/act-of-words.ts'

t.test('words show what is done by saying them', async (t) => {
  const cases: [words: string, act: Act | undefined][] = [
    ['We call on the pilots to return', 'demand'],
    ['The pilots must return to the harbour', 'demand'],
    ['We will not accept a toll', 'reject'],
    ['There will be no third ferry', 'reject'],
    ['We propose a canal fund', 'propose'],
    ['We will open the locks on Monday', 'commit'],
    ['We accept the canal fund', 'accept'],
    ['The company broke its promise', 'accuse'],
    ['That report is not true', 'deny'],
    ['If the toll rises, we will strike', 'threaten'],
    ['The locks will open on Monday', 'predict'],
    ['The locks are open', undefined],
  ]
  for (const [words, act] of cases) t.equal(actOfWords(words, 'own'), act, words)
})

t.test('“I have to say” and “must have been” oblige nobody', async (t) => {
  t.equal(actOfWords('I have to say it was a long night', 'own'), undefined)
  t.equal(actOfWords('It must have been a long night', 'own'), undefined)
})
