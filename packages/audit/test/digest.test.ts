import t from 'tap'
import { digestLines, sha256 } from '../src/index.ts'

t.test('sha256 gives the digest that FIPS 180-2 states', async (t) => {
  t.equal(await sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

t.test('a digest of lines names every line and their order', async (t) => {
  const lines = Array.from({ length: 2500 }, (_, line) => `line ${line}`)
  const whole = await digestLines(lines)
  t.equal(await digestLines([...lines]), whole)
  t.not(await digestLines(lines.toReversed()), whole)
  t.not(await digestLines(lines.toSpliced(1700, 1)), whole)
  t.not(await digestLines(lines.with(2499, 'another')), whole)
  t.equal(await digestLines([]), '0'.repeat(64))
})

t.test('lines may come one after another from elsewhere', async (t) => {
  async function* later() {
    yield 'a'
    yield 'b'
  }
  t.equal(await digestLines(later()), await digestLines(['a', 'b']))
})
