import { CLUSTERING, type Relatable } from '@onrecord/domain'
import fc from 'fast-check'
import t from 'tap'
import { type Link, linkKey, matchOf, type Node } from '../../src/linker/match.ts'
import { isStale, planLinks, reviewedPairs } from '../../src/linker/plan-links.ts'

type State = { nodes: Map<string, Node>; links: Link[] }

/** Tells the plan of some claims at once, as one batch does, with every other claim as a candidate. */
function arrive(state: State, batch: readonly Node[]): State {
  const nodes = new Map(state.nodes)
  for (const node of batch) nodes.set(node.claimId, node)
  const reviewed = reviewedPairs(state.links)
  const stale = state.links.filter((link) => CLUSTERING.has(link.relation) && isStale(link, nodes, reviewed))
  const bars = state.links.filter(({ barred }) => barred)
  const gone = batch.filter(({ live }) => !live).map(({ cluster }) => cluster)
  const lost = new Set([...gone, ...stale.flatMap(({ a, b }) => [a, b]).map((id) => nodes.get(id)?.cluster ?? '')])
  // With a cut anywhere all is put together anew; the linker does so where a cut is near.
  const cut = new Set(bars.length > 0 ? [...nodes.values()].map(({ cluster }) => cluster) : [])
  const candidates = batch.flatMap((x) => [...nodes.keys()].map((y) => [x.claimId, y] as const))
  const plan = planLinks({ nodes, links: state.links, candidates, redo: { lost, cut } })
  const settled = [...nodes.values()].map((node): [string, Node] => {
    const { claimId } = node
    const cluster = plan.clusters.get(claimId) ?? claimId
    return [claimId, { ...node, cluster, telling: plan.tellings.get(claimId) ?? claimId }]
  })
  const undone = new Set(plan.unlink.map(linkKey))
  const standing = state.links.filter((link) => !undone.has(linkKey(link)))
  return { nodes: new Map(settled), links: [...standing, ...plan.link] }
}

const none: State = { nodes: new Map(), links: [] }

/** The groups of live claims, named by their least, by trying every pair. */
function expected(nodes: readonly Node[], relations: readonly string[]): string[] {
  const live = nodes.filter((node) => node.live)
  const group = new Map(live.map(({ claimId }) => [claimId, claimId]))
  for (let moved = true; moved; ) {
    moved = false
    for (const a of live) {
      for (const b of live) {
        const match = matchOf(a, b)
        const [x, y] = [group.get(a.claimId) ?? '', group.get(b.claimId) ?? '']
        if (match === null || !relations.includes(match.relation) || x >= y) continue
        group.set(b.claimId, x)
        moved = true
      }
    }
  }
  return [...group].map(([claimId, least]) => `${claimId} in ${least}`).sort()
}

const groups = ({ nodes }: State, column: 'cluster' | 'telling'): string[] =>
  [...nodes.values()]
    .filter(({ live }) => live)
    .map((node) => `${node.claimId} in ${node[column]}`)
    .sort()

const relatable: fc.Arbitrary<Relatable> = fc.record({
  documentId: fc.constantFrom('d1', 'd2', 'd3'),
  claimant: fc.constantFrom('x', 'x', 'x', 'y'),
  isNarrated: fc.constant(false),
  party: fc.constantFrom('p', 'q'),
  speaksFor: fc.boolean(),
  addressee: fc.constant(null),
  sources: fc.constantFrom(['p'], ['q'], []),
  kind: fc.constant('statement' as const),
  act: fc.constantFrom('assert' as const, 'assert' as const, 'reject' as const, 'propose' as const),
  negated: fc.constant(false),
  certainty: fc.constant('asserted' as const),
  reported: fc.constant('direct' as const),
  positions: fc.constantFrom([], ['pay/supports']),
  framework: fc.constant(null),
  phase: fc.constant(null),
  due: fc.constantFrom(null, null, '2026-03-12'),
  said: fc.constant({ earliest: null, latest: null }),
  told: fc.constantFrom(null, 'done' as const),
  words: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 2 }),
  around: fc.constant([]),
})

const claims = fc.array(relatable, { minLength: 2, maxLength: 14 }).map((list): Node[] =>
  list.map((relatable, nth) => {
    const claimId = `c${String(nth).padStart(2, '0')}`
    return { claimId, live: true, relatable, cluster: claimId, telling: claimId }
  }),
)

const inBatches = (nodes: readonly Node[], size: number, start = none): State =>
  Array.from({ length: Math.ceil(nodes.length / size) }, (_, nth) => nodes.slice(nth * size, (nth + 1) * size)).reduce(
    arrive,
    start,
  )

/** Links that do not depend on what came first: those that make no clusters. */
const pairwise = ({ links }: State): string[] =>
  links
    .filter(({ relation }) => !CLUSTERING.has(relation))
    .map(linkKey)
    .sort()

t.test('any order and any batches give the groups and the links that comparing all pairs gives', async () => {
  const arrivals = claims.chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      order: fc.shuffledSubarray(nodes, { minLength: nodes.length }),
      size: fc.integer({ min: 1, max: 5 }),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ nodes, order, size }) => {
      const state = inBatches(order, size)
      t.strictSame(groups(state, 'cluster'), expected(nodes, ['restates', 'corroborates']))
      t.strictSame(groups(state, 'telling'), expected(nodes, ['restates']))
      t.strictSame(pairwise(state), pairwise(inBatches(nodes, nodes.length)))
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
      const before = inBatches(nodes, 3)
      const after = gone.reduce((state, { claimId }) => {
        const node = state.nodes.get(claimId)
        return node === undefined ? state : arrive(state, [{ ...node, live: false, relatable: null }])
      }, before)
      const staying = nodes.filter((node) => !gone.includes(node))
      t.strictSame(groups(after, 'cluster'), expected(staying, ['restates', 'corroborates']))
      t.strictSame(groups(after, 'telling'), expected(staying, ['restates']))
      for (const { a, b } of after.links) t.ok(after.nodes.get(a)?.live && after.nodes.get(b)?.live)
    }),
    { seed: 7, numRuns: 200 },
  )
})

t.test('what a reviewer cut is not joined by way of others, and the same links give way in any order', async () => {
  const cutting = claims.chain((nodes) => {
    const ids = nodes.map(({ claimId }) => claimId)
    const cut = fc
      .subarray(ids, { minLength: 2, maxLength: 2 })
      .map(([a = '', b = '']): Link => ({ a, b, relation: 'restates', rule: null, barred: true }))
    return fc.record({
      cuts: fc.array(cut, { minLength: 1, maxLength: 3 }),
      nodes: fc.constant(nodes),
      order: fc.shuffledSubarray(nodes, { minLength: nodes.length }),
    })
  })
  fc.assert(
    fc.property(cutting, ({ cuts, nodes, order }) => {
      const links = [...new Map(cuts.map((cut) => [linkKey(cut), cut])).values()]
      const state = inBatches(order, 2, { nodes: new Map(), links })
      const again = inBatches(nodes, 5, { nodes: new Map(), links })
      t.strictSame(groups(state, 'cluster'), groups(again, 'cluster'))
      t.strictSame(state.links.map(linkKey).sort(), again.links.map(linkKey).sort(), 'even the same links')
      for (const { a, b } of links) t.not(state.nodes.get(a)?.cluster, state.nodes.get(b)?.cluster)
    }),
    { seed: 7, numRuns: 200 },
  )
})

t.test('a cluster of n claims has as many links as join it, or few more where restatements come late', async () => {
  fc.assert(
    fc.property(claims, (nodes) => {
      const { links } = inBatches(nodes, nodes.length)
      const clusters = new Set(expected(nodes, ['restates', 'corroborates']).map((line) => line.split(' in ')[1]))
      t.equal(links.filter(({ relation }) => CLUSTERING.has(relation)).length, nodes.length - clusters.size)
    }),
    { seed: 7, numRuns: 100 },
  )
})

t.test('a text that says one thing a thousand times has a link less than claims, whatever the batches', async (t) => {
  const [same] = fc.sample(relatable, { seed: 7, numRuns: 1 })
  if (same === undefined) throw new Error('no claim')
  const said = { ...same, documentId: 'd1', claimant: 'x', sources: ['p'], told: null, due: null }
  const nodes = Array.from({ length: 1000 }, (_, nth): Node => {
    const claimId = `c${String(nth).padStart(4, '0')}`
    return { claimId, live: true, relatable: said, cluster: claimId, telling: claimId }
  })
  const state = inBatches([...nodes.slice(500), ...nodes.slice(0, 500)], 250)
  t.equal(state.links.length, nodes.length - 1)
  t.equal(new Set([...state.nodes.values()].map(({ telling }) => telling)).size, 1)
})
