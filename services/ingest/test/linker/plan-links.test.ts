import { CLUSTERING, type Relatable, relate } from '@onrecord/domain'
import fc from 'fast-check'
import t from 'tap'
import { isStale, type Link, type Node, planLinks } from '../../src/linker/plan-links.ts'

type State = { nodes: Map<string, Node>; links: Link[] }

/** Tells the plan of some claims at once, as one batch does, and returns what is known then. */
function arrive(state: State, batch: readonly Node[]): State {
  const nodes = new Map(state.nodes)
  for (const node of batch) nodes.set(node.claimId, node)
  const stale = new Set(state.links.filter((link) => isStale(link, nodes)))
  const lost = [...stale].filter(({ relation }) => CLUSTERING.has(relation))
  const dirty = new Set(lost.flatMap(({ a, b }) => [a, b]).flatMap((id) => nodes.get(id)?.cluster ?? []))
  const standing = state.links.filter((link) => !stale.has(link))
  const changed = new Set(batch.map(({ claimId }) => claimId))
  const plan = planLinks({ nodes, links: standing, changed, dirty, broken: dirty })
  const settled = [...nodes.values()].map((node) => {
    const cluster = node.live ? plan.clusters.get(node.claimId) : node.claimId
    return [node.claimId, { ...node, cluster: cluster ?? node.claimId }] as const
  })
  return { nodes: new Map(settled), links: [...standing, ...plan.link] }
}

const none: State = { nodes: new Map(), links: [] }
const clustersOf = ({ nodes }: State): string[] =>
  [...nodes.values()]
    .filter(({ live }) => live)
    .map(({ claimId, cluster }) => `${claimId} in ${cluster}`)
    .sort()

/** The least member of each claim's component of "relates to", by trying every pair. */
function expected(nodes: readonly Node[]): string[] {
  const live = nodes.filter((node) => node.live)
  const cluster = new Map(live.map(({ claimId }) => [claimId, claimId]))
  for (let moved = true; moved; ) {
    moved = false
    for (const a of live) {
      for (const b of live) {
        if (a === b || a.relatable === null || b.relatable === null) continue
        const related = relate(a.relatable, b.relatable)
        const [x, y] = [cluster.get(a.claimId) ?? '', cluster.get(b.claimId) ?? '']
        if (related === null || !CLUSTERING.has(related.relation) || x >= y) continue
        cluster.set(b.claimId, x)
        moved = true
      }
    }
  }
  return [...cluster].map(([claimId, least]) => `${claimId} in ${least}`).sort()
}

const relatable: fc.Arbitrary<Relatable> = fc.record({
  documentId: fc.constantFrom('d1', 'd2', 'd3'),
  claimant: fc.constantFrom('x', 'x', 'x', 'y'),
  sources: fc.constantFrom(['p'], ['q'], []),
  kind: fc.constant('statement' as const),
  act: fc.constant('assert' as const),
  negated: fc.constant(false),
  positions: fc.constant(['pay/supports']),
  framework: fc.constant(null),
  due: fc.constantFrom(null, null, '2026-03-12'),
  saidOn: fc.constant(null),
  words: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 2 }),
})

const claims = fc.array(relatable, { minLength: 2, maxLength: 14 }).map((list): Node[] =>
  list.map((relatable, nth) => {
    const claimId = `c${String(nth).padStart(2, '0')}`
    return { claimId, live: true, relatable, cluster: claimId }
  }),
)

const inBatches = (nodes: readonly Node[], size: number): State =>
  Array.from({ length: Math.ceil(nodes.length / size) }, (_, nth) => nodes.slice(nth * size, (nth + 1) * size)).reduce(
    arrive,
    none,
  )

t.test('any order and any batches give the clusters that comparing all pairs gives', async () => {
  const arrivals = claims.chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      order: fc.shuffledSubarray(nodes, { minLength: nodes.length }),
      size: fc.integer({ min: 1, max: 5 }),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ nodes, order, size }) => {
      t.strictSame(clustersOf(inBatches(order, size)), expected(nodes))
    }),
    { seed: 7, numRuns: 300 },
  )
})

t.test('a claim that leaves, leaves the clusters of those that stay', async () => {
  const leaving = claims.chain((nodes) =>
    fc.record({ nodes: fc.constant(nodes), gone: fc.subarray(nodes, { minLength: 1 }) }),
  )
  fc.assert(
    fc.property(leaving, ({ nodes, gone }) => {
      const left = gone.map((node) => ({ ...node, live: false, relatable: null }))
      const before = inBatches(nodes, 3)
      const asKnown = left.map((node) => ({ ...node, cluster: before.nodes.get(node.claimId)?.cluster ?? '' }))
      const after = asKnown.reduce((state, node) => arrive(state, [node]), before)
      const staying = nodes.filter((node) => !gone.includes(node))
      t.strictSame(clustersOf(after), expected(staying))
      for (const { a, b } of after.links) t.ok(after.nodes.get(a)?.live && after.nodes.get(b)?.live)
    }),
    { seed: 7, numRuns: 200 },
  )
})

t.test('one link joins a claim to each cluster that it matches', async () => {
  fc.assert(
    fc.property(claims, (nodes) => {
      const { links } = inBatches(nodes, 4)
      const clusters = new Set(expected(nodes).map((line) => line.split(' in ')[1]))
      t.equal(links.filter(({ relation }) => CLUSTERING.has(relation)).length, nodes.length - clusters.size)
    }),
    { seed: 7, numRuns: 100 },
  )
})
