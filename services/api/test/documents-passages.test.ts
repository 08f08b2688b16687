import t from 'tap'
import { passagesOf } from '../src/documents/passages.ts'

const placesOf = (text: string, word: string) =>
  Array.from(text.matchAll(new RegExp(word, 'g')), ({ index }) => ({ start: index, end: index + word.length }))

t.test('passages hold words around what was found, cut at spaces, the best three in order', async (t) => {
  const far = 'lorem '.repeat(80)
  const text = `crane ${far}crane ${far}crane ${far}a crane cabin here ${far}crane`
  const places = [...placesOf(text, 'crane'), ...placesOf(text, 'cabin')].toSorted((a, b) => a.start - b.start)
  const passages = passagesOf(text, places)
  t.equal(passages.length, 3)
  t.ok(passages.some(({ exact }) => exact.includes('a crane cabin here')))
  for (const { exact, start, end, highlight } of passages) {
    t.equal(exact, text.slice(start, end))
    t.match(exact, /^\S.*\S$/)
    t.ok(highlight.every((place) => place.start >= start && place.end <= end))
  }
  t.same(
    passages.map(({ start }) => start),
    passages.map(({ start }) => start).toSorted((a, b) => a - b),
  )
})

t.test('a word that stands everywhere makes no passage of a whole text', async (t) => {
  const text = 'the '.repeat(10_000)
  const passages = passagesOf(text, placesOf(text, 'the'))
  t.equal(passages.length, 3)
  t.ok(passages.every(({ exact }) => exact.length < 700))
  const unbroken = 'x'.repeat(5000)
  t.ok(passagesOf(unbroken, [{ start: 2000, end: 2001 }]).every(({ exact }) => exact.length <= 200))
  t.same(passagesOf('', []), [])
})

t.test('a passage never begins or ends within a character', async (t) => {
  const text = `${'👍🏽'.repeat(100)}word${'👍🏽'.repeat(100)}`
  for (const { exact } of passagesOf(text, placesOf(text, 'word'))) t.ok(exact.isWellFormed())
})
