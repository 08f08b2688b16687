import type { DB } from '@onrecord/database'
import { indexEntries, probes } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findRedo } from './find-redo.ts'
import type { LinkerState } from './follow-event.ts'
import type { LinkerClaim } from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { addClaimsBy, addLinks } from './load-state.ts'
import type { Link, Node } from './match.ts'
import { nodeOf, nodesOf } from './nodes-of.ts'
import { type Plan, planLinks } from './plan-links.ts'
import { deleteLinks, findLinks, renameGroups, saveClaims, saveLinks } from './store.ts'
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
  const redo = await findRedo(db, dossier, { state, candidates })

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
    const isChanged = state.changed.has(claimId)
    // What waits for a later page goes on waiting, wherever this one puts it.
    return isChanged || isMoved ? [{ ...claim, cluster, telling, pending: claim.pending && !isChanged }] : []
  })
  await saveClaims(db, dossier, moved)
  await deleteLinks(db, dossier, plan.unlink)
  await saveLinks(db, dossier, plan.link)
}
