import type { DB } from '@onrecord/database'
import { CLUSTERING } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { newComponents } from './components.ts'
import type { LinkerState } from './follow-event.ts'
import { addClaimsBy, addLinks } from './load-state.ts'
import { type Link, matchOf, type Node, pairKey } from './match.ts'
import { nodesOf } from './nodes-of.ts'
import type { Redo } from './plan-clusters.ts'
import { isStale, reviewedPairs } from './plan-links.ts'
import { findBarred, findLinks } from './store.ts'

/** Finds the clusters to be put together anew, and loads all their members and the links between them. */
export async function findRedo(
  db: Kysely<DB>,
  dossier: string,
  { state, candidates }: { state: LinkerState; candidates: readonly (readonly [string, string])[] },
): Promise<Redo> {
  const nodes = nodesOf(state)
  const clusterOf = (claimId: string) => nodes.get(claimId)?.cluster ?? []
  const links = [...state.links.values()]
  const reviewed = reviewedPairs(links)
  const stale = links.filter((link) => CLUSTERING.has(link.relation) && isStale(link, nodes, reviewed))
  const gone = [...state.changed].filter((claimId) => nodes.get(claimId)?.live !== true)
  const lost = new Set([...stale.flatMap(({ a, b }) => [a, b]), ...gone].flatMap(clusterOf))

  const bars = (await findBarred(db, dossier)).filter(({ relation }) => CLUSTERING.has(relation))
  addLinks(state, bars)
  await addClaimsBy(db, dossier, state, { by: 'claim_id', values: bars.flatMap(({ a, b }) => [a, b]) })
  const pairs = bars.length === 0 ? [] : joiningPairs(nodes, { links, candidates, reviewed })
  const cut = clustersNearCuts(state, { pairs, bars })

  await addClaimsBy(db, dossier, state, { by: 'cluster', values: [...lost, ...cut] })
  const members = [...state.claims.values()].filter(({ cluster }) => lost.has(cluster) || cut.has(cluster))
  const inside = await findLinks(db, { dossier, claimIds: members.map(({ claimId }) => claimId) })
  // A reviewer's word of any relation keeps the rules from a pair.
  const telling = inside.filter(({ relation, rule }) => CLUSTERING.has(relation) || rule === null)
  const isLoaded = ({ a, b }: Link) => state.claims.has(a) && state.claims.has(b)
  addLinks(state, telling.filter(isLoaded))
  return { lost, cut }
}

/** Pairs that a link holds together, or that match, whether something keeps them apart or not. */
function joiningPairs(
  nodes: ReadonlyMap<string, Node>,
  input: {
    links: readonly Link[]
    candidates: readonly (readonly [string, string])[]
    reviewed: ReadonlySet<string>
  },
): (readonly [string, string])[] {
  const isLive = (claimId: string) => nodes.get(claimId)?.live === true
  const held = input.links.filter(({ a, b, relation, barred }) => {
    return CLUSTERING.has(relation) && !barred && isLive(a) && isLive(b)
  })
  const matched = input.candidates.filter(([x, y]) => {
    const match = input.reviewed.has(pairKey(x, y)) ? null : matchOf(nodes.get(x), nodes.get(y))
    return match !== null && CLUSTERING.has(match.relation)
  })
  return [...held.map(({ a, b }) => [a, b] as const), ...matched]
}

/**
 * Clusters of changed claims, and of those that they match, as far as a reviewer's cut is near: with all that cuts keep apart
 * from them. A cut elsewhere concerns none of them. The cut of a claim that does not count now is still one: it may just
 * have kept apart what can be joined.
 */
function clustersNearCuts(
  { claims, changed }: LinkerState,
  { pairs, bars }: { pairs: readonly (readonly [string, string])[]; bars: readonly Link[] },
): Set<string> {
  const clusterOf = (claimId: string) => claims.get(claimId)?.cluster ?? claimId
  const near = newComponents()
  for (const [x, y] of pairs) near.join(clusterOf(x), clusterOf(y))
  for (const { a, b } of bars) near.join(clusterOf(a), clusterOf(b))
  const barred = new Set(bars.map(({ a }) => near.leastOf(clusterOf(a))))
  const met = new Set(
    [...changed].map((claimId) => near.leastOf(clusterOf(claimId))).filter((name) => barred.has(name)),
  )
  const all = [...changed, ...pairs.flat(), ...bars.flatMap(({ a, b }) => [a, b])].map(clusterOf)
  return new Set(all.filter((cluster) => met.has(near.leastOf(cluster))))
}
