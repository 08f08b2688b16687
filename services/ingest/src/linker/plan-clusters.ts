import { CLUSTERING } from '@onrecord/domain'
import { type Components, newComponents } from './components.ts'
import { isErased, type Link, linkKey, type Match, matchOf, type Node, pairKey } from './match.ts'
import { comesBefore } from './matches-of.ts'

/** What becomes of clusters and tellings: those of each loaded claim, and whole ones that got another name, by the old one. */
export type Clusters = {
  link: Link[]
  unlink: Link[]
  clusters: Map<string, string>
  tellings: Map<string, string>
  renamed: Map<string, string>
  retold: Map<string, string>
}

type Pair = Pick<Link, 'a' | 'b' | 'relation'>

/**
 * Clusters to be put together anew, of which every member is there: those that lost a claim or a link keep the links that
 * stand, since any will do; in those near a reviewer's cut even these are chosen anew.
 */
export type Redo = { lost: ReadonlySet<string>; cut: ReadonlySet<string> }

/**
 * Joins claims that match into tellings (restatements alone) and clusters. What a reviewer cut is not joined by a rule, not
 * even by way of others; there, matches are tried in one order whatever came first, so that the same ones give way.
 */
export function planClusters(input: {
  nodes: ReadonlyMap<string, Node>
  links: readonly Link[]
  matches: readonly Match[]
  redo: Redo
  reviewed: ReadonlySet<string>
}): Clusters {
  const { nodes, reviewed } = input
  const redo = new Set([...input.redo.lost, ...input.redo.cut])
  const live = [...nodes.values()].filter((node) => node.live)
  const links = input.links.filter(({ a, b, relation }) => {
    return CLUSTERING.has(relation) && nodes.get(a)?.live === true && nodes.get(b)?.live === true
  })
  const bars = links.filter(({ barred }) => barred)
  const groups = { tellings: newComponents(), clusters: newComponents() }
  for (const { claimId, telling, cluster } of live) {
    if (redo.has(cluster)) continue
    groups.tellings.join(claimId, telling)
    groups.clusters.join(claimId, cluster)
  }
  const join = ({ a, b, relation }: Pair): void => {
    groups.clusters.join(a, b)
    if (relation === 'restates') groups.tellings.join(a, b)
  }
  const own = links.filter(({ rule, barred }) => rule !== null && !barred)
  for (const link of links) if (link.rule === null && !link.barred) join(link)
  const isCut = ({ a }: Link): boolean => input.redo.cut.has(nodes.get(a)?.cluster ?? a)
  const kept = own.filter((link) => !isCut(link))
  for (const link of kept) join(link)

  const standing = new Set(own.map(linkKey))
  const chosen = new Set(kept.map(linkKey))
  for (const erased of own.filter((link) => isCut(link) && isErased(link, nodes)).sort(byStrength)) {
    if (isBarred(erased, bars, groups.clusters)) continue
    join(erased)
    chosen.add(linkKey(erased))
  }
  const link: Link[] = []
  const tried = [...input.matches, ...matchesWithin(live, { redo, reviewed, groups })].sort(byStrength)
  for (const match of tried) {
    const joined = match.relation === 'restates' ? groups.tellings : groups.clusters
    if (joined.leastOf(match.a) === joined.leastOf(match.b) || isBarred(match, bars, groups.clusters)) continue
    join(match)
    chosen.add(linkKey(match))
    if (!standing.has(linkKey(match))) link.push({ ...match, barred: false })
  }
  return {
    link,
    unlink: own.filter((link) => !chosen.has(linkKey(link))),
    clusters: new Map(live.map(({ claimId }) => [claimId, groups.clusters.leastOf(claimId)])),
    tellings: new Map(live.map(({ claimId }) => [claimId, groups.tellings.leastOf(claimId)])),
    renamed: renamedOf(live, { redo, of: groups.clusters, name: ({ cluster }) => cluster }),
    retold: renamedOf(live, { redo, of: groups.tellings, name: ({ telling }) => telling }),
  }
}

/** Matches between members of clusters that are put together anew, but for pairs that are one telling already. */
function matchesWithin(
  live: readonly Node[],
  input: {
    redo: ReadonlySet<string>
    reviewed: ReadonlySet<string>
    groups: { tellings: Components }
  },
): Match[] {
  const { redo, reviewed, groups } = input
  const members = live.filter(({ cluster }) => redo.has(cluster)).sort((x, y) => (x.claimId < y.claimId ? -1 : 1))
  return members.flatMap((a, nth) =>
    members.slice(nth + 1).flatMap((b) => {
      if (groups.tellings.leastOf(a.claimId) === groups.tellings.leastOf(b.claimId)) return []
      if (reviewed.has(pairKey(a.claimId, b.claimId))) return []
      const match = matchOf(a, b)
      return match !== null && CLUSTERING.has(match.relation) ? [match] : []
    }),
  )
}

/** Restatements first, then by ids: which links are made must not depend on what came first. */
function byStrength(x: Pair, y: Pair): number {
  if (x.relation !== y.relation) return x.relation === 'restates' ? -1 : 1
  return comesBefore(x, y) ? -1 : 1
}

/** True where the match would bring together what a reviewer cut apart. */
function isBarred({ a, b }: Pair, bars: readonly Link[], clusters: Components): boolean {
  const [x, y] = [clusters.leastOf(a), clusters.leastOf(b)]
  if (x === y) return false
  return bars.some((bar) => {
    const [p, q] = [clusters.leastOf(bar.a), clusters.leastOf(bar.b)]
    return (p === x && q === y) || (p === y && q === x)
  })
}

function renamedOf(
  live: readonly Node[],
  { redo, of, name }: { redo: ReadonlySet<string>; of: Components; name: (node: Node) => string },
): Map<string, string> {
  const whole = live.filter(({ cluster }) => !redo.has(cluster)).map(name)
  return new Map(whole.flatMap((old) => (of.leastOf(old) === old ? [] : [[old, of.leastOf(old)]])))
}
