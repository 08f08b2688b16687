import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { splitByAct } from '../../src/labels/split-by-act.ts'
import { documentOf } from '../document.ts'

const split = (words: string, voice: 'own' | 'told' = 'own'): string[] =>
  splitByAct(words, { start: 0, end: words.length }, voice).map(({ start, end }) => words.slice(start, end))

t.test('what is said is cut where it begins to do something else', async (t) => {
  t.same(split('The locks have been shut for weeks, and we are ready to open them'), [
    'The locks have been shut for weeks',
    'we are ready to open them',
  ])
  t.same(split('The tolls are too high. We will not pay them.'), ['The tolls are too high.', 'We will not pay them.'])
  t.same(split('Sudland must open the locks, and we will pay the tolls'), [
    'Sudland must open the locks',
    'we will pay the tolls',
  ])
  t.same(split('it had paid the tolls, and it would not pay them twice', 'told'), [
    'it had paid the tolls',
    'it would not pay them twice',
  ])
})

t.test('what a speaker tells of the will of others stands alone', async (t) => {
  t.same(split('They want a new toll on the canal, they want the pilots gone from it. It was a long night in there.'), [
    'They want a new toll on the canal',
    'they want the pilots gone from it.',
    'It was a long night in there.',
  ])
  t.same(split('The tolls were talked about all night. And the pilots have a red line on them.'), [
    'The tolls were talked about all night.',
    'the pilots have a red line on them.',
  ])
})

t.test('what does the same stays one', async (t) => {
  for (const words of [
    'The locks are shut, and the ships lie in the harbour',
    'We will open the locks, and we will pay the tolls',
    'It was a good night. It was a long one.',
    'We will open the locks. That is what we said.',
    'I don’t know why anyone would want to live there. It makes no sense',
    'You need a pilot who says: ‘You must open the locks. You must pay.’ That is a pilot',
    'We will open the locks',
  ])
    t.same(split(words), [words], words)
})

t.test('each part has its own kind and act', async (t) => {
  const { claims } = await rulesExtractor.extract(
    documentOf('“The tolls are a burden. Norland must lower them by Friday,” Ada Lund said.'),
    {},
  )
  t.same(
    claims.map(({ kind, act, due }) => [kind, act, due?.edtf]),
    [
      ['statement', 'assert', undefined],
      ['demand', 'demand', '../2025-03-07'],
    ],
  )
})
