import type { Act } from '@onrecord/domain'
import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { actOfWords } from '../../src/labels/act-of-words.ts'
import { documentOf } from '../document.ts'

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
    ['We will impose counter-tariffs from April if no deal is reached', 'threaten'],
    ['No deal', 'reject'],
    ['The locks are open', undefined],
  ]
  for (const [words, act] of cases) t.equal(actOfWords(words, 'own'), act, words)
})

t.test('“I have to say” and “must have been” oblige nobody', async (t) => {
  t.equal(actOfWords('I have to say it was a long night', 'own'), undefined)
  t.equal(actOfWords('It must have been a long night', 'own'), undefined)
})

t.test('who refuses to give something refuses; who declines to give details says nothing', async (t) => {
  const actsOf = async (text: string) =>
    (await rulesExtractor.extract(documentOf(text), {})).claims.map(({ act }) => act)
  for (const said of [
    'give the guarantee that the crews ask for',
    'provide a second tug',
    'offer more than 2 per cent',
  ]) {
    t.same(await actsOf(`Rui Brandt refused to ${said}.`), ['reject'], said)
  }
  for (const said of ['give any further details', 'provide names', 'disclose the figures', 'give a reason']) {
    t.same(await actsOf(`Rui Brandt declined to ${said}.`), [], said)
  }
})
