import fc from 'fast-check'
import t from 'tap'
import { countShared, wordSetOf } from '../src/index.ts'

t.test('a word set is the same for other order, case, inflection and function words', async (t) => {
  const said = wordSetOf('The dockers would strike for three days')
  t.same(wordSetOf('Three DAYS: dockers striking'), wordSetOf('strikingly, dockers — three days'))
  t.equal(countShared(said, wordSetOf('three days of strike by dockers')), 4)
})

t.test('a negation and a number are words like others', async (t) => {
  t.notSame(wordSetOf('we will sign'), wordSetOf('we will not sign'))
  t.notSame(wordSetOf('pay rises by 6 per cent'), wordSetOf('pay rises by 7 per cent'))
})

t.test('a text without words has none', async (t) => {
  t.same(wordSetOf('— … !'), [])
  t.same(wordSetOf(''), [])
})

t.test('words of other scripts count', async (t) => {
  t.equal(wordSetOf('الهدنة مستمرة').length, 2)
  t.equal(wordSetOf('перемирие продлено').length, 2)
})

t.test('what two sets share is what sets say', async () => {
  const words = fc.array(fc.integer({ min: 0, max: 30 })).map((list) => [...new Set(list)].sort((a, b) => a - b))
  fc.assert(
    fc.property(words, words, (a, b) => countShared(a, b) === a.filter((word) => b.includes(word)).length),
    { seed: 1 },
  )
})
