import { findDocument } from '@onrecord/documents'
import { documentStream } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { documentFacts } from './document-facts.ts'
import { DocumentFailure } from './failure.ts'

/** A document ready to be extracted. `version` is that of its stream when it was read, to guard what is appended. */
export type LoadedDocument = {
  documentId: string
  version: number
  correlationId: string
  text: string
  title: string | null
  source: string | null
  publishedOn: string | null
  language: string | null
}

/** Why there is nothing to extract any more. */
type Answered = 'answered'

/**
 * The document as the log and the texts have it now, or `answered` where the request has its outcome. Throws
 * DocumentFailure where it can't be extracted: unknown, withdrawn, erased, or another extractor asked for.
 */
export async function loadDocument(
  log: DomainLog,
  request: { dossier: string; documentId: string; requestId: string },
): Promise<LoadedDocument | Answered> {
  const { dossier, documentId, requestId } = request
  const events = await readStream(log, { dossier, streamId: documentStream({ documentId }) })
  const facts = documentFacts(events)
  let correlationId = requestId
  let extractor: string | undefined
  let withdrawn = false
  for (const event of events) {
    if (event.type === 'DocumentWithdrawn') withdrawn = true
    if (event.type === 'DocumentReinstated') withdrawn = false
    if (event.type === 'ExtractionRequested' && event.eventId === requestId) {
      extractor = event.data.extractor
      correlationId = event.metadata.correlationId ?? requestId
    }
    if (event.type === 'DocumentProcessed' || event.type === 'DocumentFailed') {
      if (event.data.requestId === requestId) return 'answered'
    }
  }
  if (facts === undefined) throw new DocumentFailure('load', 'unknown-document')
  if (withdrawn) throw new DocumentFailure('load', 'document-withdrawn')
  if (extractor !== 'rules') throw new DocumentFailure('load', 'unsupported-extractor')
  const document = await findDocument(log.db, { dossier, documentId })
  if (document === undefined) throw new DocumentFailure('load', 'unknown-document')
  if (document.text === null) throw new DocumentFailure('load', 'document-erased')
  const { text, title } = document
  return { documentId, version: events.at(-1)?.streamVersion ?? 0, correlationId, text, title, ...facts }
}
