import { identifyDocument, saveDocument } from '@onrecord/documents'
import {
  DomainError,
  type DomainEvent,
  type DossierConfiguration,
  type EventMetadata,
  type eventRegistry,
} from '@onrecord/domain'
import { append, ConcurrencyError, type EventLog, inTransaction } from '@onrecord/event-log'
import { detectLanguage } from '@onrecord/extraction'
import { checkText } from './check-text.ts'
import { type DocumentHistory, documentHistory } from './document-history.ts'

type Log = EventLog<typeof eventRegistry>

/** A text as submitted; `publishedOn` EDTF, null where it is unknown; `language` null: it is guessed from the text. */
export type Submission = {
  text: string
  title: string | null
  source: string | null
  author: string | null
  url: string | null
  language: string | null
  publishedOn: string | null
}

/** A document's history, and whether it had been received before. */
export type Reception = DocumentHistory & { duplicate: boolean }

/**
 * Stores a text and records that it came, once: the same text from the same source has the same id, and who comes second
 * (or at the same time) is answered with the first one's history. `extractor` 'none': nothing is asked for.
 * Throws DomainError, HttpProblem.
 */
export async function receiveDocument(
  log: Log,
  request: {
    dossier: string
    document: Submission
    extractor: DossierConfiguration['extractor']
    command: { commandId: string; metadata: EventMetadata }
  },
): Promise<Reception> {
  const { dossier, document } = request
  checkText(document.text)
  const identity = await identifyDocument(log.db, { dossier, source: document.source, text: document.text })
  const { documentId } = identity
  const before = await documentHistory(log, { dossier, documentId })
  if (before !== undefined) return again(before)
  try {
    await inTransaction(log, async (tx) => {
      await saveDocument(tx.db, { dossier, documentId, salt: identity.salt, ...document })
      await append(tx, { dossier, ...request.command, events: eventsOf(request, identity) })
    })
  } catch (error) {
    // A caller's transaction is at an end now; it has to begin anew.
    if (!(error instanceof ConcurrencyError) || log.db.isTransaction) throw error
    const first = await documentHistory(log, { dossier, documentId })
    if (first === undefined) throw error
    return again(first)
  }
  const history = await documentHistory(log, { dossier, documentId })
  if (history === undefined) throw new Error(`document ${documentId} was appended and is not there`)
  return { ...history, duplicate: false }
}

function again(history: DocumentHistory): Reception {
  const { documentId } = history.received.data
  if (history.state === 'erased') {
    throw new DomainError('document-erased', 'This text was erased and is not taken again.', { documentId })
  }
  return { ...history, duplicate: true }
}

function eventsOf(
  { document, extractor }: Parameters<typeof receiveDocument>[1],
  { documentId, digest }: { documentId: string; digest: string },
): (DomainEvent & { expected?: 'no-stream' })[] {
  const received = {
    type: 'DocumentReceived' as const,
    data: {
      documentId,
      digest,
      length: document.text.length,
      language: document.language ?? detectLanguage(document.text),
      source: document.source,
      hasTitle: document.title !== null,
      publishedOn: document.publishedOn,
    },
    expected: 'no-stream' as const,
  }
  if (extractor === 'none') return [received]
  return [received, { type: 'ExtractionRequested', data: { documentId, extractor, version: null, reason: 'received' } }]
}
