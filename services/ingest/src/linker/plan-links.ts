import { relate } from '@onrecord/domain'
import { isErased, type Link, linkKey, type Node } from './match.ts'
import { matchesOf } from './matches-of.ts'
import { type Clusters, planClusters, type Redo } from './plan-clusters.ts'

export type Plan = Clusters & { link: Link[]; unlink: Link[] }

/** Pairs that a reviewer has linked or cut: no rule has a say in them. A contradiction says nothing of other relations. */
export function reviewedPairs(links: readonly Link[]): Set<string> {
  const reviewed = links.filter(({ rule, relation }) => rule === null && relation !== 'contradicts')
  return new Set(reviewed.map(({ a, b }) => `${a}/${b}`))
}

/**
 * True where the linker's own link does not hold any more: a claim left, a reviewer spoke, or the two relate otherwise now.
 * Where the words were erased, what was found when they were there stands.
 */
export function isStale(link: Link, nodes: ReadonlyMap<string, Node>, reviewed: ReadonlySet<string>): boolean {
  if (link.rule === null) return false
  const [a, b] = [nodes.get(link.a), nodes.get(link.b)]
  if (a === undefined || b === undefined || !a.live || !b.live || reviewed.has(`${link.a}/${link.b}`)) return true
  if (a.relatable === null || b.relatable === null) return true
  if (isErased(link, nodes)) return false
  const related = relate(a.relatable, b.relatable)
  return related?.relation !== link.relation || related.rule !== link.rule
}

/**
 * The links to be made and undone. `nodes` holds the changed claims, all `candidates` of theirs, and all members of the
 * clusters in `redo`, which are put together anew; `links` those that stand among them, and every cut.
 *
 * Answers, outcomes and extensions are linked pair by pair. Restatements and corroborations are linked as far as they join
 * what was not joined, so a cluster of n claims has few more than n links, whatever came first.
 */
export function planLinks(input: {
  nodes: ReadonlyMap<string, Node>
  links: readonly Link[]
  candidates: readonly (readonly [string, string])[]
  redo: Redo
}): Plan {
  const { nodes, links, candidates, redo } = input
  const reviewed = reviewedPairs(links)
  const [stale, standing] = partition(links, (link) => isStale(link, nodes, reviewed))
  const matches = matchesOf(candidates, { nodes, redo, reviewed })
  const own = new Set(standing.filter(({ rule }) => rule !== null).map(linkKey))
  const pairwise = matches.pairwise.filter((match) => !own.has(linkKey(match)))
  const clusters = planClusters({ nodes, links: standing, matches: matches.joining, redo, reviewed })
  return {
    ...clusters,
    link: [...clusters.link, ...pairwise.map((match) => ({ ...match, barred: false }))],
    unlink: [...stale, ...clusters.unlink],
  }
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const groups = Map.groupBy(items, test)
  return [groups.get(true) ?? [], groups.get(false) ?? []]
}
