import type { DB } from '@onrecord/database'
import { CLUSTERING, indexEntries, probes } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { LinkerState } from './follow-event.ts'
import { isLive, type LinkerClaim, type LinkerDocument, relatableOf } from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { addClaimsBy, addLinks } from './load-state.ts'
import { type Link, matchOf, type Node } from './match.ts'
import { isStale, type Plan, planLinks, reviewedPairs } from './plan-links.ts'
import { deleteLinks, findBarred, findLinks, renameGroups, saveClaims, saveLinks } from './store.ts'
import { findCandidates, saveTerms } from './term-index.ts'

/** A state of these claims alone, all to be related. */
export function stateOf(dossier: LinkerDossier, claims: readonly LinkerClaim[]): LinkerState {
  return {
    dossier,
    claims: new Map(claims.map((claim) => [claim.claimId, claim])),
    documents: new Map(),
    links: new Map(),
    changed: new Set(claims.map(({ claimId }) => claimId)),
    touched: new Set(),
    words: new Map(),
  }
}

/** Relates the changed claims of the state, stores what became of them, and returns the links to be appended. */
export async function relatePage(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
): Promise<{ link: Link[]; unlink: Link[] }> {
  const changed = [...state.changed]
  addLinks(state, await findLinks(db, { dossier, claimIds: changed }))
  const ends = [...state.links.values()].flatMap(({ a, b }) => [a, b])
  await addClaimsBy(db, dossier, state, { by: 'claim_id', values: [...changed, ...ends] })
  const candidates = await addCandidates(db, dossier, state)
  const redo = await addClustersToRedo(db, dossier, state, candidates)

  const nodes = nodesOf(state)
  const isLoaded = ({ a, b }: Link) => nodes.has(a) && nodes.has(b)
  const plan = planLinks({ nodes, links: [...state.links.values()].filter(isLoaded), candidates, redo })
  await savePlan(db, dossier, { state, nodes, plan })
  return plan
}

/** Loads the claims that changed ones may relate to, and returns the pairs. */
async function addCandidates(db: Kysely<DB>, dossier: string, state: LinkerState): Promise<[string, string][]> {
  const documents = new Set([...state.changed].flatMap((claimId) => state.claims.get(claimId)?.documentId ?? []))
  await addClaimsBy(db, dossier, state, { by: 'document_id', values: [...documents] })
  const asking = [...state.changed].map((claimId) => ({
    claimId,
    relatable: nodeOf(state, claimId)?.relatable ?? null,
  }))
  const indexed = asking.map(({ claimId, relatable }) => ({
    claimId,
    entries: relatable === null ? [] : indexEntries(relatable),
  }))
  await saveTerms(db, dossier, indexed)
  const probing = asking.map(({ claimId, relatable }) => ({
    claimId,
    probes: relatable === null ? [] : probes(relatable),
  }))
  const found = await findCandidates(db, dossier, probing)
  await addClaimsBy(db, dossier, state, { by: 'claim_id', values: [...new Set(found.map(({ found }) => found))] })
  const byDocument = Map.groupBy(state.claims.values(), ({ documentId }) => documentId)
  const together = [...state.changed].flatMap((claimId) => {
    const documentId = state.claims.get(claimId)?.documentId ?? ''
    return (byDocument.get(documentId) ?? []).map((other): [string, string] => [claimId, other.claimId])
  })
  return [...found.map(({ asking, found }): [string, string] => [asking, found]), ...together]
}

/**
 * The clusters to be put together anew, with all their members loaded: those that lost a link or a member, and where a
 * reviewer's cut keeps some apart that match, all of these.
 */
async function addClustersToRedo(
  db: Kysely<DB>,
  dossier: string,
  state: LinkerState,
  candidates: readonly (readonly [string, string])[],
): Promise<Set<string>> {
  const nodes = nodesOf(state)
  const clusterOf = (claimId: string) => nodes.get(claimId)?.cluster ?? []
  const links = [...state.links.values()]
  const reviewed = reviewedPairs(links)
  const lost = links.filter((link) => CLUSTERING.has(link.relation) && isStale(link, nodes, reviewed))
  const gone = [...state.changed].filter((claimId) => nodes.get(claimId)?.live !== true)
  const redo = new Set([...lost.flatMap(({ a, b }) => [a, b]), ...gone].flatMap(clusterOf))

  const bars = (await findBarred(db, dossier)).filter(({ relation }) => CLUSTERING.has(relation))
  if (bars.length > 0) {
    addLinks(state, bars)
    await addClaimsBy(db, dossier, state, { by: 'claim_id', values: bars.flatMap(({ a, b }) => [a, b]) })
    const matched = candidates.filter(([x, y]) => {
      const match = matchOf(nodes.get(x), nodes.get(y))
      return match !== null && CLUSTERING.has(match.relation)
    })
    for (const cluster of closedOverBars(state, [...matched.flat(), ...state.changed], bars)) redo.add(cluster)
  }
  await addClaimsBy(db, dossier, state, { by: 'cluster', values: [...redo] })
  const members = [...state.claims.values()].filter(({ cluster }) => redo.has(cluster)).map(({ claimId }) => claimId)
  const inside = await findLinks(db, { dossier, claimIds: members })
  addLinks(
    state,
    inside.filter(({ relation, a, b }) => CLUSTERING.has(relation) && state.claims.has(a) && state.claims.has(b)),
  )
  return redo
}

/** The clusters of these claims, and those that cuts keep apart from them; none where no cut is near. */
function closedOverBars(state: LinkerState, claimIds: readonly string[], bars: readonly Link[]): Set<string> {
  const clusterOf = (claimId: string) => state.claims.get(claimId)?.cluster ?? claimId
  const closed = new Set(claimIds.map(clusterOf))
  let isNear = false
  for (let size = -1; size !== closed.size; ) {
    size = closed.size
    for (const bar of bars) {
      const [x, y] = [clusterOf(bar.a), clusterOf(bar.b)]
      if (!closed.has(x) && !closed.has(y)) continue
      isNear = true
      closed.add(x).add(y)
    }
  }
  return isNear ? closed : new Set()
}

async function savePlan(
  db: Kysely<DB>,
  dossier: string,
  { state, nodes, plan }: { state: LinkerState; nodes: ReadonlyMap<string, Node>; plan: Plan },
): Promise<void> {
  await renameGroups(db, dossier, { column: 'cluster', renamed: plan.renamed })
  await renameGroups(db, dossier, { column: 'telling', renamed: plan.retold })
  const moved = [...state.claims.values()].flatMap((claim) => {
    const { claimId } = claim
    const isLive = nodes.get(claimId)?.live === true
    const cluster = isLive ? (plan.clusters.get(claimId) ?? claimId) : claimId
    const telling = isLive ? (plan.tellings.get(claimId) ?? claimId) : claimId
    const isMoved =
      cluster !== (plan.renamed.get(claim.cluster) ?? claim.cluster) ||
      telling !== (plan.retold.get(claim.telling) ?? claim.telling)
    return state.changed.has(claimId) || isMoved ? [{ ...claim, cluster, telling, pending: false }] : []
  })
  await saveClaims(db, dossier, moved)
  await deleteLinks(db, dossier, plan.unlink)
  await saveLinks(db, dossier, plan.link)
}

function nodesOf(state: LinkerState): Map<string, Node> {
  return new Map(
    [...state.claims.keys()].flatMap((claimId) => {
      const node = nodeOf(state, claimId)
      return node === undefined ? [] : [[claimId, node]]
    }),
  )
}

function nodeOf(state: LinkerState, claimId: string): Node | undefined {
  const claim = state.claims.get(claimId)
  if (claim === undefined) return undefined
  const document = state.documents.get(claim.documentId) ?? unknownDocument(claim.documentId)
  const { cluster, telling } = claim
  return { claimId, cluster, telling, live: isLive(claim, document), relatable: relatableOf(claim, document) }
}

const unknownDocument = (documentId: string): LinkerDocument => ({
  documentId,
  publisher: null,
  publishedOn: null,
  withdrawn: false,
})
