import t from 'tap'
import { columns, printable, shorten } from '../../src/output/printable.ts'

t.test('text of others can not steer the terminal', async (t) => {
  t.equal(printable('red \u001b[31m alert\u0007'), 'red \ufffd[31m alert\ufffd')
  t.equal(printable('one\r\ntwo\tthree'), 'one two three', 'a line stays a line')
  t.equal(printable('safe \u202e evil'), 'safe \ufffd evil', 'the direction of writing is not turned')
  t.equal(printable('Grüße 😀 שלום'), 'Grüße 😀 שלום')
})

t.test('what is too long is cut at a word, never through a character', async (t) => {
  t.equal(shorten('the locks are open', 18), 'the locks are open')
  t.equal(shorten('the locks are open', 15), 'the locks are…')
  t.equal(shorten('the locks … are open', 14), 'the locks…', 'one ellipsis is enough')
  const family = '👨‍👩‍👧'
  t.equal(columns(family.repeat(3)), 3)
  t.equal(shorten(family.repeat(9), 4), `${family.repeat(3)}…`)
})
