import t from 'tap'
import { wordsInContext } from '../../src/review/context.ts'

t.test('words stand in a few hundred characters of their text, which offsets name', async (t) => {
  const text = `${'a'.repeat(1000)}claim${'b'.repeat(1000)}`
  const context = wordsInContext(text, [{ start: 1000, end: 1005 }])
  t.match(context, { start: 700, end: 1305 })
  t.equal(context?.text, text.slice(700, 1305))
})

t.test('a context ends where its text does', async (t) => {
  t.same(wordsInContext('We refuse.', [{ start: 0, end: 9 }]), { start: 0, end: 10, text: 'We refuse.' })
})

t.test('no character is cut in half', async (t) => {
  const text = `${'🛳'.repeat(400)}claim${'🛳'.repeat(400)}`
  for (const shift of [0, 1]) {
    const context = wordsInContext(`${'x'.repeat(shift)}${text}`, [{ start: 800 + shift, end: 805 + shift }])
    t.ok(context?.text.isWellFormed())
    t.ok((context?.text.length ?? 0) >= 604)
  }
})

t.test('a claim in pieces shows what lies between them, up to a limit', async (t) => {
  const text = 'x'.repeat(20_000)
  const near = wordsInContext(text, [
    { start: 500, end: 510 },
    { start: 900, end: 910 },
  ])
  t.match(near, { start: 200, end: 1210 })
  const far = wordsInContext(text, [
    { start: 500, end: 510 },
    { start: 19_000, end: 19_010 },
  ])
  t.match(far, { start: 200, end: 4200 })
})

t.test('an erased text has none', async (t) => {
  t.equal(wordsInContext(undefined, [{ start: 0, end: 9 }]), null)
})
