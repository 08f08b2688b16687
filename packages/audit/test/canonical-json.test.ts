import fc from 'fast-check'
import t from 'tap'
import { canonicalJson } from '../src/index.ts'

t.test('members are sorted by UTF-16 code units and nothing is blank', async (t) => {
  // The sorting example of RFC 8785 §3.2.3.
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  const order = Array.from(canonicalJson(value).matchAll(/:"([^"]+)"/g), ([, word]) => word)
  t.same(order, [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
  t.equal(canonicalJson({ b: [1, 1e30, 4.5, 0.002], a: null }), '{"a":null,"b":[1,1e+30,4.5,0.002]}')
})

t.test('the spelling says the same value and does not depend on the order of members', async (t) => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      const text = canonicalJson(value)
      return text === canonicalJson(reversed) && canonicalJson(JSON.parse(text)) === text
    }),
    { seed: 20261122 },
  )
  t.pass('for every object tried')
})

t.test('what JSON cannot say is refused', async (t) => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800']) {
    t.throws(() => canonicalJson(value))
  }
})
