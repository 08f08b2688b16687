import { CLUSTERING, type Relatable, type Relation, relate, sameDueKey, sameSayingKey } from '@onrecord/domain'
import { newComponents } from './components.ts'

/** A claim to be related. `cluster`: the least claim id of its cluster so far. `relatable` null: relates to none now. */
export type Node = { claimId: string; live: boolean; relatable: Relatable | null; cluster: string }

/** Two claims, a < b, and how they relate; `rule` null where a reviewer linked them, `barred` where one undid it. */
export type Link = { a: string; b: string; relation: Relation; rule: string | null; barred: boolean }

export type Plan = {
  link: Link[]
  /** Cluster by claim id, of every claim that was loaded and is live. */
  clusters: Map<string, string>
  /** Whole clusters that got another name because they grew together: old name, new name. */
  renamed: Map<string, string>
}

/**
 * True where the linker's own link does not hold any more: a claim left, or the two relate otherwise now. Where the words
 * were erased, what was found when they were there stands.
 */
export function isStale(link: Link, nodes: ReadonlyMap<string, Node>): boolean {
  if (link.rule === null || link.barred) return false
  const [a, b] = [nodes.get(link.a), nodes.get(link.b)]
  if (a === undefined || b === undefined || !a.live || !b.live) return true
  if (a.relatable === null || b.relatable === null) return true
  if (a.relatable.words.length === 0 || b.relatable.words.length === 0) return false
  return relate(a.relatable, b.relatable)?.relation !== link.relation
}

/**
 * The links to be made. `nodes` holds the changed claims, all that share a key with one of them, and all members of the
 * `dirty` clusters, that is, those that lost a link; `links` those that stand among them, and the barred ones.
 *
 * A changed claim is compared with every candidate, members of a `broken` cluster (one that lost a link of the linker's)
 * with one another; what a reviewer cut stays apart. One link joins a claim to each cluster that it matches, so clusters are
 * the connected components of "relates to", whatever came first.
 */
export function planLinks(input: {
  nodes: ReadonlyMap<string, Node>
  links: readonly Link[]
  changed: ReadonlySet<string>
  dirty: ReadonlySet<string>
  broken: ReadonlySet<string>
}): Plan {
  const { nodes, links, changed, dirty, broken } = input
  const live = [...nodes.values()].filter((node) => node.live).sort((x, y) => (x.claimId < y.claimId ? -1 : 1))
  const components = newComponents()
  for (const node of live) if (!dirty.has(node.cluster)) components.join(node.claimId, node.cluster)
  const isLive = (claimId: string): boolean => nodes.get(claimId)?.live === true
  for (const link of links) {
    if (!link.barred && CLUSTERING.has(link.relation) && isLive(link.a) && isLive(link.b))
      components.join(link.a, link.b)
  }

  const settled = new Set(links.map(({ a, b }) => `${a}/${b}`))
  const bySaying = groupBy(live, sameSayingKey)
  const byDue = groupBy(live, sameDueKey)
  const made: Link[] = []
  const make = (x: Node, y: Node, wanted: 'cluster' | 'extends'): void => {
    const [a, b] = x.claimId < y.claimId ? [x.claimId, y.claimId] : [y.claimId, x.claimId]
    if (a === b || x.relatable === null || y.relatable === null || settled.has(`${a}/${b}`)) return
    const related = relate(x.relatable, y.relatable)
    if (related === null || CLUSTERING.has(related.relation) !== (wanted === 'cluster')) return
    settled.add(`${a}/${b}`)
    made.push({ a, b, ...related, barred: false })
    if (wanted === 'cluster') components.join(a, b)
  }
  const isCompared = (node: Node): boolean => changed.has(node.claimId) || broken.has(node.cluster)
  for (const node of live) {
    const isChanged = changed.has(node.claimId)
    if (!isCompared(node)) continue
    for (const other of bySaying.of(node)) {
      // Two that are both compared meet once, from the lesser one's side.
      if (other.claimId < node.claimId && isCompared(other)) continue
      if (!isChanged && !changed.has(other.claimId) && other.cluster !== node.cluster) continue
      if (components.leastOf(node.claimId) === components.leastOf(other.claimId)) continue
      make(node, other, 'cluster')
    }
    if (isChanged) for (const other of byDue.of(node)) make(node, other, 'extends')
  }

  const clusters = new Map(live.map(({ claimId }) => [claimId, components.leastOf(claimId)]))
  const renamed = new Map<string, string>()
  for (const { cluster } of live) {
    if (!dirty.has(cluster) && components.leastOf(cluster) !== cluster)
      renamed.set(cluster, components.leastOf(cluster))
  }
  return { link: made, clusters, renamed }
}

function groupBy(nodes: readonly Node[], keyOf: (relatable: Relatable) => string | null) {
  const keys = new Map(nodes.map((node) => [node.claimId, node.relatable === null ? null : keyOf(node.relatable)]))
  const groups = Map.groupBy(nodes, (node) => keys.get(node.claimId) ?? null)
  const of = (node: Node): readonly Node[] => {
    const key = keys.get(node.claimId) ?? null
    return key === null ? [] : (groups.get(key) ?? [])
  }
  return { of }
}
