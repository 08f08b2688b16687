import { findClaimIds } from '@onrecord/documents'
import { claimStream, type KnownClaim, knownClaim, type RecordedEvent } from '@onrecord/domain'
import { readStreams } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'

/** The claims that the log has of a document, as an extractor finds them, and the versions of their streams by claim id. */
export type KnownClaims = { claims: KnownClaim[]; versions: Map<string, number> }

/** Reads a document's claims. `found`: ids that must be looked up in any case, since an event may stand there without words. */
export async function readKnownClaims(
  log: DomainLog,
  key: { dossier: string; documentId: string; extractor: string; found: readonly string[] },
): Promise<KnownClaims> {
  const { dossier, documentId, extractor, found } = key
  const stored = await findClaimIds(log.db, { dossier, documentIds: [documentId] })
  const claimIds = new Set([...stored.keys(), ...found])
  const streamIds = [...claimIds].map((claimId) => claimStream({ claimId }))
  const events: RecordedEvent[] = await readStreams(log, { dossier, streamIds })
  const known: KnownClaims = { claims: [], versions: new Map() }
  for (const stream of Map.groupBy(events, ({ streamId }) => streamId).values()) {
    const claim = knownClaim(stream, extractor)
    if (claim === undefined) continue
    known.claims.push(claim)
    known.versions.set(claim.claimId, stream.at(-1)?.streamVersion ?? 0)
  }
  return known
}
