import { CLUSTERING, type Related, type Relation, relate } from '@onrecord/domain'
import { linkKey, type Match, matchOf, type Node, pairKey } from './match.ts'
import type { Redo } from './plan-clusters.ts'

/** Pairs that relate: those linked one by one, and those that may join what is not joined yet. */
export type Matches = { pairwise: Match[]; joining: Match[] }

/**
 * How candidates relate. Of those that may join the same two groups only the first in order is given: when it is tried, the
 * groups are joined or a reviewer's cut is between them, and the others can't change that. So a text that says one thing a
 * thousand times costs a thousand joins, not a million.
 */
export function matchesOf(
  candidates: readonly (readonly [string, string])[],
  { nodes, redo, reviewed }: { nodes: ReadonlyMap<string, Node>; redo: Redo; reviewed: ReadonlySet<string> },
): Matches {
  const relateOnce = newRelating()
  const pairwise = new Map<string, Match>()
  const joining = new Map<Relation, Map<string, Map<string, Match>>>()
  /** What a claim is joined with already, whatever will be put together anew. */
  const groupOf = (claimId: string, relation: Relation): string => {
    const node = nodes.get(claimId)
    if (node === undefined || redo.lost.has(node.cluster) || redo.cut.has(node.cluster)) return claimId
    return relation === 'restates' ? node.telling : node.cluster
  }
  for (const [x, y] of candidates) {
    if (reviewed.size > 0 && reviewed.has(pairKey(x, y))) continue
    const match = matchOf(nodes.get(x), nodes.get(y), relateOnce)
    if (match === null) continue
    if (!CLUSTERING.has(match.relation)) {
      pairwise.set(linkKey(match), match)
      continue
    }
    const [p, q] = [groupOf(match.a, match.relation), groupOf(match.b, match.relation)]
    if (p === q) continue
    const [one, other] = p < q ? [p, q] : [q, p]
    const among = entryOf(entryOf(joining, match.relation), one)
    const first = among.get(other)
    if (first === undefined || comesBefore(match, first)) among.set(other, match)
  }
  const groups = [...joining.values()].flatMap((byGroup) => [...byGroup.values()])
  return { pairwise: [...pairwise.values()], joining: groups.flatMap((among) => [...among.values()]) }
}

/** Which of two pairs of the same relation is tried first: by ids, so that it does not matter what came first. */
export function comesBefore(x: Pick<Match, 'a' | 'b'>, y: Pick<Match, 'a' | 'b'>): boolean {
  return x.a === y.a ? x.b < y.b : x.a < y.a
}

/** More than claims that a batch can load. */
const MOST_KINDS = 2 ** 26

/** `relate`, each two kinds of claims once: where a text repeats itself there are few kinds, and many pairs. */
function newRelating(): (x: Node, y: Node) => Related | null {
  const kinds = new Map<string, number>()
  const kindOfNode = new Map<Node, number>()
  const known = new Map<number, Related | null>()
  const kindOf = (node: Node): number => {
    const found = kindOfNode.get(node)
    if (found !== undefined) return found
    const written = JSON.stringify(node.relatable)
    const kind = kinds.get(written) ?? kinds.size
    kinds.set(written, kind)
    kindOfNode.set(node, kind)
    return kind
  }
  return (x, y) => {
    if (x.relatable === null || y.relatable === null) return null
    const [k, l] = [kindOf(x), kindOf(y)]
    // One number for a pair in either order, which relates the same.
    const pair = Math.max(k, l) * MOST_KINDS + Math.min(k, l)
    const found = known.get(pair)
    if (found !== undefined) return found
    const related = relate(x.relatable, y.relatable)
    known.set(pair, related)
    return related
  }
}

function entryOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = maps.get(key)
  if (found !== undefined) return found
  const made = new Map<L, V>()
  maps.set(key, made)
  return made
}
