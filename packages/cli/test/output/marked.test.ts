import { stripVTControlCharacters } from 'node:util'
import t from 'tap'
import { markedText, piecesOf } from '../../src/output/marked.ts'

const found = (text: string, word: string) => {
  const start = text.indexOf(word)
  return piecesOf(text, 0, [{ start, end: start + word.length }])
}

t.test('a long text is shown from a little before what was found', async (t) => {
  const text = `${'before '.repeat(50)}needle ${'after '.repeat(50)}`
  const line = stripVTControlCharacters(markedText(found(text, 'needle'), 60))
  t.ok(line.length <= 60)
  t.match(line, /^…before .*before needle after.*…$/)
  t.equal(stripVTControlCharacters(markedText(found('a needle', 'needle'), 60)), 'a needle')
  const end = stripVTControlCharacters(markedText(found(`${'before '.repeat(50)}needle`, 'needle'), 30))
  t.match(end, /^…(before )+needle$/)
})

t.test('places that lie outside of a text, or in one another, mark nothing twice', async (t) => {
  t.same(piecesOf('abc', 10, [{ start: 2, end: 4 }]), [{ text: 'abc', isFound: false }])
  t.same(piecesOf('abc', 10, [{ start: 12, end: 14 }]), [{ text: 'abc', isFound: false }])
  const pieces = piecesOf('abcdef', 10, [
    { start: 11, end: 14 },
    { start: 12, end: 13 },
  ])
  t.same(
    pieces.map(({ text }) => text),
    ['a', 'bcd', 'ef'],
  )
})

t.test('what a terminal would obey is replaced, marked or not', async (t) => {
  const line = markedText(found('a \u001b[2Jneedle\u202e', '[2Jneedle\u202e'), 60)
  t.equal(stripVTControlCharacters(line), 'a \ufffd[2Jneedle\ufffd')
})
