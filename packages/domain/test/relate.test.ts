import fc from 'fast-check'
import t from 'tap'
import { type Relatable, relate, wordSetOf } from '../src/index.ts'

const saying: Relatable = {
  documentId: 'a'.repeat(32),
  claimant: 'actor:mara-lind',
  sources: ['name:1'],
  kind: 'statement',
  act: 'reject',
  negated: false,
  positions: ['pay/supports'],
  framework: 'spring-round',
  due: null,
  saidOn: '2026-03-03',
  words: wordSetOf('We will not sign an agreement that leaves wages where they are'),
}
const elsewhere = { documentId: 'b'.repeat(32), sources: ['name:2'] }

t.test('the same saying from an independent publisher corroborates', async (t) => {
  t.match(relate(saying, { ...saying, ...elsewhere }), { relation: 'corroborates' })
})

t.test('the same saying from tellers that are not independent restates', async (t) => {
  t.match(relate(saying, { ...saying }), { relation: 'restates' }, 'one document')
  t.match(relate(saying, { ...saying, documentId: elsewhere.documentId }), { relation: 'restates' }, 'one publisher')
  const relayed = { ...saying, sources: ['name:1', 'name:9'] }
  const relayedToo = { ...saying, documentId: elsewhere.documentId, sources: ['name:2', 'name:9'] }
  t.match(relate(relayed, relayedToo), { relation: 'restates' }, 'one outlet that both cite')
  t.match(relate(saying, { ...saying, ...elsewhere, sources: [] }), { relation: 'restates' }, 'an unnamed publisher')
})

t.test('a headline restates the sentence that it shortens', async (t) => {
  const headline = { ...saying, words: wordSetOf('Dockers will not sign agreement that leaves wages') }
  t.match(relate(saying, headline), { relation: 'restates' })
})

t.test('claims that differ in anything that is claimed do not restate one another', async (t) => {
  const differences: Partial<Relatable>[] = [
    { claimant: 'actor:port-of-vell' },
    { kind: 'demand' },
    { act: 'deny' },
    { negated: true },
    { positions: ['pay/opposes'] },
    { framework: null },
    { due: '2026-03-12' },
    { words: wordSetOf('The crane in hall seven stood still on Sunday') },
    { words: [] },
  ]
  for (const difference of differences) t.equal(relate(saying, { ...saying, ...difference }), null)
})

t.test('the same matter with a later date, said later, extends', async (t) => {
  const first: Relatable = { ...saying, kind: 'deadline', due: '2026-03-12', saidOn: '2026-03-03' }
  const later = { ...first, due: '2026-03-20', saidOn: '2026-03-10' }
  t.match(relate(first, later), { relation: 'extends' })
  t.equal(relate(first, { ...later, saidOn: '2026-03-01' }), null, 'said before: the earlier date is the newer one')
  t.equal(relate(first, { ...later, saidOn: null }), null, 'not known when it was said')
  t.equal(relate(first, { ...later, due: '2026-03' }), null, 'may be the same date')
  t.equal(relate({ ...first, positions: [] }, { ...later, positions: [] }), null, 'not known which matter')
})

t.test('the order of the pair makes no difference', async () => {
  const pick = <T>(...values: T[]) => fc.constantFrom(...values)
  const relatable = fc.record({
    documentId: pick('a', 'b'),
    claimant: pick('x', 'y'),
    sources: pick<string[]>([], ['p'], ['q'], ['q', 'r'], ['p', 'r']),
    kind: pick('statement' as const, 'deadline' as const),
    act: pick('assert' as const),
    negated: fc.boolean(),
    positions: pick<string[]>([], ['pay/supports']),
    framework: pick(null, 'f'),
    due: pick(null, '2026-03-12', '2026-03-20', '2026-03', '../2026-03-12'),
    saidOn: pick(null, '2026-03-01', '2026-03-10', '2026'),
    words: fc.subarray([1, 2, 3, 4, 5, 6]),
  })
  fc.assert(
    fc.property(relatable, relatable, (a, b) => JSON.stringify(relate(a, b)) === JSON.stringify(relate(b, a))),
    { seed: 1, numRuns: 2000 },
  )
})
