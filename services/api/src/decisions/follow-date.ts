import { findClaimIds } from '@onrecord/documents'
import {
  claimStream,
  type DecidedClaim,
  type DomainEvent,
  decidedClaim,
  documentStream,
  frameworkOn,
  type RecordedEvent,
} from '@onrecord/domain'
import { readStream, readStreams } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'

/**
 * What follows from another date of a document for claims that were sent ready-made while nobody knew when it was published:
 * they were said when it was, and are in the framework that was in force then, unless another one was named or a reviewer
 * has classified them. Claims that an extractor found are read again instead.
 */
export async function followDate(
  tx: ApiDeps['log'],
  change: { dossier: string; documentId: string; events: readonly DomainEvent[] },
): Promise<DomainEvent[]> {
  const { dossier, documentId, events } = change
  const corrected = events.find(({ type }) => type === 'DocumentCorrected')
  if (corrected?.type !== 'DocumentCorrected' || corrected.data.publishedOn === undefined) return []
  const [received]: RecordedEvent[] = await readStream(tx, { dossier, streamId: documentStream({ documentId }) })
  if (received?.type !== 'DocumentReceived' || received.data.publishedOn !== null) return []

  const { configuration, version } = await configurationOf(tx, dossier)
  const framework = frameworkOn(configuration, corrected.data.publishedOn)
  const claimIds = await findClaimIds(tx.db, { dossier, documentIds: [documentId] })
  const streamIds = [...claimIds.keys()].map((claimId) => claimStream({ claimId }))
  const told: RecordedEvent[] = await readStreams(tx, { dossier, streamIds })
  return [...Map.groupBy(told, ({ streamId }) => streamId).values()].flatMap((stream): DomainEvent[] => {
    const claim = decidedClaim(stream)
    if (claim === undefined || !followsItsDocument(claim, stream)) return []
    const { stands } = claim.facets.classification
    if (stands === null || stands.framework === framework) return []
    const { claimId } = claim
    const data = { claimId, ...stands, framework, configVersion: version, by: 'submitter' as const }
    return [{ type: 'ClaimClassified', data }]
  })
}

/** True where the claim was sent without a date and without a framework, and no reviewer has classified it. */
function followsItsDocument({ facets }: DecidedClaim, stream: readonly RecordedEvent[]): boolean {
  const { by, pinned } = facets.classification
  if (facets.reading.saidOn !== null || by !== 'submitter' || pinned) return false
  const sent = stream.find(({ type }) => type === 'ClaimClassified')
  return sent?.type === 'ClaimClassified' && sent.data.by === 'submitter' && sent.data.framework === null
}
