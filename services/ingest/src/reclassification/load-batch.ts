import { composeReading, findClaimIds, listTexts, sliceWords } from '@onrecord/documents'
import {
  type Claim,
  claimStream,
  type DossierConfiguration,
  documentStream,
  type RecordedEvent,
} from '@onrecord/domain'
import { readStreams } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { type DocumentFacts, documentFacts } from '../worker/document-facts.ts'
import { type ClaimHistory, claimHistory, isOpen } from './claim-history.ts'

/** A claim as the extractor gave it, put together again from its events and the text, with what became of it. */
export type OpenClaim = { claim: Claim; history: ClaimHistory }

/** A document with those of its claims that the configuration has something to say of. */
export type OpenDocument = {
  document: DocumentFacts & { documentId: string; title: string | null; text: string }
  claims: OpenClaim[]
}

/** Where a document's claims are read for. */
type Configured = { configuration: DossierConfiguration; seq: number; version: number }

/**
 * The next documents by id, as the log and the texts have them now. One whose text was erased is passed over: without its
 * words nothing can be said of it.
 */
export async function loadBatch(
  log: DomainLog,
  page: { dossier: string; after: string; limit: number; configured: Configured },
): Promise<OpenDocument[]> {
  const { dossier, configured } = page
  const texts = await listTexts(log.db, page)
  const documentIds = texts.map(({ documentId }) => documentId)
  const owners = await findClaimIds(log.db, { dossier, documentIds })
  const streams = await readByStream(log, dossier, [
    ...documentIds.map((documentId) => documentStream({ documentId })),
    ...[...owners.keys()].map((claimId) => claimStream({ claimId })),
  ])
  const actors = new Map(configured.configuration.actors.map((actor) => [actor.id, actor]))
  const claimsOf = Map.groupBy(owners, ([, documentId]) => documentId)
  return texts.map((text) => {
    const { documentId } = text
    const facts = documentFacts(streams.get(documentStream({ documentId })) ?? [])
    if (facts === undefined) return { document: { ...text, ...UNKNOWN }, claims: [] }
    const document = { ...text, ...facts }
    const claims = (claimsOf.get(documentId) ?? []).flatMap(([claimId]) => {
      const history = claimHistory(streams.get(claimStream({ claimId })) ?? [])
      if (history === undefined || !isOpen(history, configured)) return []
      return [{ claim: readClaim(history, { ...document, actors }), history }]
    })
    return { document, claims }
  })
}

/** Of a text whose document was never received, since the append after it failed. */
const UNKNOWN: DocumentFacts = { source: null, publishedOn: null, language: null, readBy: null }

function readClaim(
  { facts, found }: ClaimHistory,
  document: OpenDocument['document'] & { actors: ReadonlyMap<string, { name: string }> },
): Claim {
  const { documentId, text, title, source, publishedOn, actors } = document
  return composeReading({
    kind: facts.facets.reading.kind,
    found,
    words: sliceWords(text, found, null),
    document: { id: documentId, title, source, url: null, publishedOn },
    actors,
  })
}

async function readByStream(
  log: DomainLog,
  dossier: string,
  streamIds: string[],
): Promise<Map<string, RecordedEvent[]>> {
  const events: RecordedEvent[] = await readStreams(log, { dossier, streamIds })
  return Map.groupBy(events, ({ streamId }) => streamId)
}
