import { findDocument } from '@onrecord/documents'
import { documentStream, isServiceExtractor, type RecordedEvent } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { documentFacts } from './document-facts.ts'
import { DocumentFailure } from './failure.ts'

/**
 * A document that can be read. `version` is that of its stream when it was read, to guard what is appended; `readBy`: see
 * {@link documentFacts}.
 */
export type ReadableDocument = {
  documentId: string
  version: number
  text: string
  title: string | null
  source: string | null
  publishedOn: string | null
  language: string | null
  readBy: string | null
}

/** One ready for the request that it is read for; `quiet`: no subscriber is told of what comes of it. */
export type LoadedDocument = ReadableDocument & { correlationId: string; quiet: boolean }

/** Why there is nothing to extract any more. */
type Answered = 'answered'

/**
 * The document as the log and the texts have it now, or `answered` where the request has its outcome. Throws
 * DocumentFailure where it can't be extracted: unknown, withdrawn, erased, or an extractor asked for that this service has not.
 */
export async function loadDocument(
  log: DomainLog,
  request: { dossier: string; documentId: string; requestId: string },
): Promise<LoadedDocument | Answered> {
  const { dossier, documentId, requestId } = request
  const events: RecordedEvent[] = await readStream(log, { dossier, streamId: documentStream({ documentId }) })
  const isAnswer = (event: RecordedEvent) =>
    (event.type === 'DocumentProcessed' || event.type === 'DocumentFailed') && event.data.requestId === requestId
  if (events.some(isAnswer)) return 'answered'
  const document = await readableDocument(log, { dossier, documentId, events })
  const asked = events.find(({ eventId }) => eventId === requestId)
  if (asked?.type !== 'ExtractionRequested' || !isServiceExtractor(asked.data.extractor)) {
    throw new DocumentFailure('load', 'unsupported-extractor')
  }
  return { ...document, correlationId: asked.metadata.correlationId ?? requestId, quiet: asked.data.quiet === true }
}

/** The document of a stream with its words. Throws DocumentFailure where it is unknown, withdrawn or erased. */
export async function readableDocument(
  log: DomainLog,
  { dossier, documentId, events }: { dossier: string; documentId: string; events: readonly RecordedEvent[] },
): Promise<ReadableDocument> {
  const facts = documentFacts(events)
  if (facts === undefined) throw new DocumentFailure('load', 'unknown-document')
  const latest = events.findLast(({ type }) => type === 'DocumentWithdrawn' || type === 'DocumentReinstated')
  if (latest?.type === 'DocumentWithdrawn') throw new DocumentFailure('load', 'document-withdrawn')
  const document = await findDocument(log.db, { dossier, documentId })
  if (document === undefined) throw new DocumentFailure('load', 'unknown-document')
  if (document.text === null) throw new DocumentFailure('load', 'document-erased')
  const { text, title } = document
  return { documentId, version: events.at(-1)?.streamVersion ?? 0, text, title, ...facts }
}
