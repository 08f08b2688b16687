import { composeClaim, findDocument, findDocumentNames, findQuotes, sliceWords } from '@onrecord/documents'
import { type ClaimDocument, documentStream, type RecordedEvent } from '@onrecord/domain'
import { readEventsAt, readStreams } from '@onrecord/event-log'
import { claimRecordedBody, RECORDED_KINDS } from '@onrecord/webhooks'
import type { DomainLog } from '@onrecord/webhooks/endpoints'
import { type ClaimEvent, type ClassifiedEvent, isClaimEvent } from './claim-events.ts'
import type { Configurations } from './configurations.ts'
import type { Delivery } from './store.ts'

type Deps = { log: DomainLog; configurations: Configurations }

/**
 * The bodies of one dossier's deliveries by seq, as JSON text, from the log and the words as they are now: of an erased
 * text nothing is sent. A seq without a claim in the log has no body.
 */
export async function renderBodies(
  { log, configurations }: Deps,
  dossier: string,
  deliveries: readonly Delivery[],
): Promise<Map<number, string>> {
  const seqs = deliveries.flatMap(({ seq, classifiedSeq }) => (classifiedSeq === null ? [seq] : [seq, classifiedSeq]))
  const events = new Map((await readEventsAt(log, { dossier, seqs })).map((event) => [event.seq, event]))
  const claims = [...events.values()].filter(isClaimEvent)
  const [documents, quotes] = await Promise.all([
    readDocuments(log, dossier, claims),
    findQuotes(log.db, { dossier, claimIds: claims.map(({ data }) => data.claimId) }),
  ])

  const bodies = new Map<number, string>()
  for (const { seq, classifiedSeq } of deliveries) {
    const recorded = events.get(seq)
    if (recorded === undefined || !isClaimEvent(recorded)) continue
    const classified = classifiedOf(classifiedSeq === null ? undefined : events.get(classifiedSeq))
    const version = classified?.data.configVersion ?? null
    const claim = composeClaim({
      kind: RECORDED_KINDS[recorded.type],
      found: recorded.data,
      classification: classified?.data ?? null,
      words: quotes.get(recorded.data.claimId) ?? (await wordsFromText(log, recorded, classified)),
      document: documents.get(recorded.data.documentId) ?? unknownDocument(recorded.data.documentId),
      record: { dossier, seq, recordedAt: recorded.recordedAt, review: 'unreviewed' },
      actors: (await configurations.find(log, { dossier, version })).actors,
    })
    const { eventId, metadata } = recorded
    bodies.set(seq, JSON.stringify(claimRecordedBody({ eventId, correlationId: metadata.correlationId, claim })))
  }
  return bodies
}

function classifiedOf(event: RecordedEvent | undefined): ClassifiedEvent | null {
  return event?.type === 'ClaimClassified' ? event : null
}

// Quotes are kept for speed; the text is what they are cut from.
async function wordsFromText(log: DomainLog, { dossier, data }: ClaimEvent, classified: ClassifiedEvent | null) {
  const document = await findDocument(log.db, { dossier, documentId: data.documentId })
  const text = document?.text ?? null
  return text === null ? null : sliceWords(text, data, classified?.data ?? null)
}

async function readDocuments(
  log: DomainLog,
  dossier: string,
  claims: readonly ClaimEvent[],
): Promise<Map<string, ClaimDocument>> {
  const documentIds = [...new Set(claims.map(({ data }) => data.documentId))]
  const streamIds = documentIds.map((documentId) => documentStream({ documentId }))
  const [events, names] = await Promise.all([
    readStreams(log, { dossier, streamIds }),
    findDocumentNames(log.db, { dossier, documentIds }),
  ])
  const documents = new Map<string, ClaimDocument>()
  for (const event of events) {
    if (event.type !== 'DocumentReceived' && event.type !== 'DocumentCorrected') continue
    const { documentId, source, publishedOn } = event.data
    const before = documents.get(documentId) ?? {
      ...unknownDocument(documentId),
      title: names.get(documentId)?.title ?? null,
      url: names.get(documentId)?.url ?? null,
    }
    documents.set(documentId, {
      ...before,
      source: source === undefined ? before.source : source,
      publishedOn: publishedOn === undefined ? before.publishedOn : publishedOn,
    })
  }
  return documents
}

function unknownDocument(id: string): ClaimDocument {
  return { id, title: null, source: null, url: null, publishedOn: null }
}
