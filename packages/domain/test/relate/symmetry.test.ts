import fc from 'fast-check'
import t from 'tap'
import { indexEntries, outcomeTold, probes, type Relatable, relate, wordSetOf } from '../../src/index.ts'

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const vocabulary = 'talks begin phase two port pay bonus dockers valley soldiers not have strike end'.split(' ')
const addressee = pick<Relatable['addressee']>(null, { actor: 'y', party: 'south' }, { actor: 'x', party: null })
const bounds = pick<Relatable['said']>(
  { earliest: null, latest: null },
  { earliest: '2026-03-01', latest: '2026-03-01' },
  { earliest: '2026-03-10', latest: '2026-03-10' },
  { earliest: '2026-02-05', latest: '2026-02-05' },
  { earliest: '2026-02-20', latest: '2026-04-02' },
  { earliest: null, latest: '2026-03-20' },
)

const relatable: fc.Arbitrary<Relatable> = fc
  .record({
    documentId: pick('a', 'b'),
    claimant: pick('x', 'y', null),
    isNarrated: fc.boolean(),
    party: pick('north', 'south', null),
    speaksFor: fc.boolean(),
    addressee,
    sources: pick<string[]>([], ['p'], ['q'], ['q', 'r'], ['p', 'r']),
    kind: pick('statement' as const, 'demand' as const, 'deadline' as const),
    act: pick<Relatable['act']>('assert', 'accept', 'reject', 'propose', 'demand', 'withdraw', 'deny', 'commit'),
    negated: fc.boolean(),
    certainty: pick('asserted' as const, 'asserted' as const, 'question' as const),
    reported: pick('direct' as const, 'indirect' as const),
    positions: pick<string[]>([], ['pay/supports'], ['pay/opposes'], ['pay/supports', 'rosters/opposes']),
    framework: pick(null, 'f'),
    phase: pick(null, null, 2),
    due: pick(null, null, '2026-03-12', '2026-03-20', '2026-03', '../2026-03-12'),
    said: bounds,
    text: fc.subarray(vocabulary, { minLength: 3 }).map((words) => words.join(' ')),
  })
  .map(({ text, ...rest }) => {
    return { ...rest, told: outcomeTold(text, rest), words: wordSetOf(text), around: [] }
  })

t.test('the order of the pair makes no difference', async () => {
  const isSame = (a: Relatable, b: Relatable) => JSON.stringify(relate(a, b)) === JSON.stringify(relate(b, a))
  fc.assert(fc.property(relatable, relatable, isSame), { seed: 1, numRuns: 20_000 })
})

t.test('whatever relates is found by what either claim looks for', async (t) => {
  const finds = (a: Relatable, b: Relatable): boolean => {
    const entries = indexEntries(b)
    return probes(a).some(({ key, terms, atLeast }) => {
      const held = new Set(entries.filter((entry) => entry.key === key).flatMap((entry) => entry.terms))
      return terms.filter((term) => held.has(term)).length >= atLeast
    })
  }
  const seen = new Map<string, number>()
  const property = fc.property(relatable, relatable, (a, other) => {
    const b = { ...other, documentId: 'elsewhere', framework: a.framework }
    const related = relate(a, b)
    if (related === null) return true
    seen.set(related.rule, (seen.get(related.rule) ?? 0) + 1)
    return finds(a, b) && finds(b, a)
  })
  fc.assert(property, { seed: 1, numRuns: 60_000 })
  t.ok(seen.size >= 8, `rules that were tried: ${[...seen.keys()].join(', ')}`)
})
