import { CLUSTERING, type DomainEvent, type eventRegistry, type RecordedEvent } from '@onrecord/domain'
import { append, derivedCommandId, type EventLog, type Subscription, subscribe } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { followEvent, type LinkerState, linkKey } from './follow-event.ts'
import { indexKeys, isLive, type LinkerClaim, type LinkerDocument, relatableOf } from './linker-claim.ts'
import { addLinks, addWithDocuments, loadState } from './load-state.ts'
import { isStale, type Link, type Node, planLinks } from './plan-links.ts'
import {
  deleteLinks,
  findCandidates,
  findClaims,
  renameClusters,
  saveClaims,
  saveDocuments,
  saveLinks,
} from './store.ts'

/** Names the checkpoint of {@link followClaims}. */
export const LINKER = 'linker'

/**
 * Relates each new or changed claim to those before it and appends `ClaimsLinked`, `ClaimsUnlinked`, in one transaction with
 * its state and checkpoint. One batch of a dossier at a time, over all replicas, so that no two claims miss each other.
 */
export function followClaims(deps: { log: DomainLog; logger: Logger }): Subscription {
  const { log, logger } = deps
  return subscribe(log, {
    consumer: LINKER,
    handle: async ({ tx, dossier, events }) => {
      const began = performance.now()
      const result = await linkBatch(tx, dossier, events)
      if (result.changed === 0) return
      const ms = Math.round(performance.now() - began)
      logger.info({ dossier, seq: events.at(-1)?.seq, events: events.length, ms, ...result }, 'ingest.link')
    },
    onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'ingest.link.failed'),
  })
}

async function linkBatch(
  tx: EventLog<typeof eventRegistry>,
  dossier: string,
  events: readonly RecordedEvent[],
): Promise<{ changed: number; linked: number; unlinked: number }> {
  const { db } = tx
  const state = await loadState(db, dossier, events)
  for (const event of events) followEvent(state, event)
  const { changed, reviewed } = state
  if (changed.size === 0 && reviewed.size === 0) {
    await saveDocuments(db, dossier, documentsOf(state, events))
    return { changed: 0, linked: 0, unlinked: 0 }
  }

  await addLinks(db, dossier, state, [...changed])
  await addClaimsById(tx, dossier, state, endsOf(state.links.values()))
  const known = nodesOf(state)
  const stale = [...state.links.values()].filter((link) => isStale(link, known))
  const broken = clustersOf(state, stale)
  const cut = [...reviewed].flatMap((key) => state.links.get(key) ?? []).filter(({ barred }) => barred)
  const dirty = new Set([...broken, ...clustersOf(state, cut)])
  await addWithDocuments(db, dossier, state, await findClaims(db, { dossier, by: 'cluster', values: [...dirty] }))
  await addLinks(db, dossier, state, membersOf(state, dirty))
  await addCandidates(tx, dossier, state)

  for (const link of stale) state.links.delete(linkKey(link))
  const nodes = nodesOf(state)
  const plan = planLinks({ nodes, links: [...state.links.values()], changed, dirty, broken })

  await renameClusters(db, dossier, plan.renamed)
  const moved = [...state.claims.values()].flatMap((claim) => {
    const cluster = plan.clusters.get(claim.claimId) ?? claim.claimId
    if (!changed.has(claim.claimId) && cluster === (plan.renamed.get(claim.cluster) ?? claim.cluster)) return []
    return [{ ...claim, cluster, keys: indexKeys(nodes.get(claim.claimId)?.relatable ?? null) }]
  })
  await saveClaims(db, dossier, moved)
  await saveDocuments(db, dossier, documentsOf(state, events))
  await deleteLinks(db, dossier, stale)
  const byReview = [...reviewed].flatMap((key) => state.links.get(key) ?? [])
  await saveLinks(db, dossier, [...plan.link, ...byReview])
  await appendLinks(tx, dossier, { cause: events.at(-1)?.eventId ?? '', unlink: stale, link: plan.link })
  return { changed: changed.size, linked: plan.link.length, unlinked: stale.length }
}

/** The head lock is the last that a transaction takes, so this comes after every other write. */
async function appendLinks(
  tx: EventLog<typeof eventRegistry>,
  dossier: string,
  input: { cause: string; unlink: readonly Link[]; link: readonly Link[] },
): Promise<void> {
  const dataOf = ({ a, b, relation, rule }: Link) => ({ a, b, relation, rule })
  const events: DomainEvent[] = [
    ...input.unlink.map((link) => ({ type: 'ClaimsUnlinked' as const, data: dataOf(link) })),
    ...input.link.map((link) => ({ type: 'ClaimsLinked' as const, data: dataOf(link) })),
  ]
  if (events.length === 0) return
  const { cause } = input
  const metadata = { correlationId: cause, causationId: cause, actor: 'linker' }
  await append(tx, { dossier, commandId: derivedCommandId(cause, LINKER), events, metadata })
}

async function addClaimsById(
  tx: EventLog<typeof eventRegistry>,
  dossier: string,
  state: LinkerState,
  claimIds: readonly string[],
): Promise<void> {
  const missing = claimIds.filter((claimId) => !state.claims.has(claimId))
  const found = await findClaims(tx.db, { dossier, by: 'claim_id', values: missing })
  await addWithDocuments(tx.db, dossier, state, found)
}

async function addCandidates(tx: EventLog<typeof eventRegistry>, dossier: string, state: LinkerState): Promise<void> {
  const nodes = nodesOf(state)
  const keys = [...state.changed].map((claimId) => indexKeys(nodes.get(claimId)?.relatable ?? null))
  const distinct = (hashes: (number | null)[]) => [...new Set(hashes)].filter((hash) => hash !== null)
  const sayings = { dossier, column: 'saying_key' as const, hashes: distinct(keys.map(({ saying }) => saying)) }
  const dues = { dossier, column: 'due_key' as const, hashes: distinct(keys.map(({ due }) => due)) }
  await addWithDocuments(tx.db, dossier, state, await findCandidates(tx.db, sayings))
  await addWithDocuments(tx.db, dossier, state, await findCandidates(tx.db, dues))
}

/** The clusters that these links hold together. */
function clustersOf(state: LinkerState, links: readonly Link[]): Set<string> {
  const joining = links.filter(({ relation }) => CLUSTERING.has(relation))
  return new Set(endsOf(joining).flatMap((claimId) => state.claims.get(claimId)?.cluster ?? []))
}

function membersOf(state: LinkerState, clusters: ReadonlySet<string>): string[] {
  return [...state.claims.values()].filter(({ cluster }) => clusters.has(cluster)).map(({ claimId }) => claimId)
}

function endsOf(links: Iterable<Link>): string[] {
  return [...links].flatMap(({ a, b }) => [a, b])
}

function nodesOf(state: LinkerState): Map<string, Node> {
  return new Map([...state.claims.values()].map((claim) => [claim.claimId, nodeOf(state, claim)]))
}

function nodeOf(state: LinkerState, claim: LinkerClaim): Node {
  const { claimId, cluster } = claim
  const document = state.documents.get(claim.documentId) ?? unknownDocument(claim.documentId)
  return { claimId, cluster, live: isLive(claim, document), relatable: relatableOf(claim, document) }
}

const unknownDocument = (documentId: string): LinkerDocument => ({
  documentId,
  source: null,
  publishedOn: null,
  withdrawn: false,
})

function documentsOf(state: LinkerState, events: readonly RecordedEvent[]): LinkerDocument[] {
  const touched = new Set(events.flatMap((event) => ('documentId' in event.data ? [event.data.documentId] : [])))
  return [...touched].flatMap((documentId) => state.documents.get(documentId) ?? [])
}
