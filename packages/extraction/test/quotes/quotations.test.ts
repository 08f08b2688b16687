import t from 'tap'
import { findParagraphs } from '../../src/clean/paragraphs.ts'
import { findQuotations } from '../../src/quotes/quotations.ts'

const quotationsOf = (text: string) =>
  findQuotations(text, findParagraphs(text, null)).map(({ from, to }) => text.slice(from, to))

t.test('every style of quotation marks is read', (t) => {
  for (const [open, close] of [
    ['"', '"'],
    ['“', '”'],
    ["''", "''"],
    ['``', "''"],
    ['«', '»'],
    ['„', '“'],
    ['‘', '’'],
  ]) {
    t.strictSame(quotationsOf(`She said ${open}we are ready${close} and left.`), ['we are ready'], `${open}${close}`)
  }
  t.end()
})

t.test('an apostrophe opens nothing', (t) => {
  t.strictSame(quotationsOf("The workers' union said the port's offer wasn't enough."), [])
  t.end()
})

t.test('a quotation in a quotation belongs to the outer one', (t) => {
  t.strictSame(quotationsOf('“They told us ‘no’ twice,” he said.'), ['They told us ‘no’ twice,'])
  t.end()
})

t.test('a quotation that goes on in the next paragraph is continued there', (t) => {
  const text = '“We waited.\n“We left,” she said.'
  const found = findQuotations(text, findParagraphs(text, null))
  t.strictSame(
    found.map(({ continued }) => continued),
    [false, true],
  )
  t.end()
})
