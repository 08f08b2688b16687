import { classifiedClaim, foundClaim, type Quote, RECORDED_AS, saveQuotes, sliceWords } from '@onrecord/documents'
import { claimStream, DOSSIER_STREAM, DomainError, type DomainEvent, type eventRegistry } from '@onrecord/domain'
import { append, ConcurrencyError, derivedCommandId, inTransaction, type NewEvent } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { findStreams } from '../requests/store.ts'
import { type Configured, isNewest } from './configurations.ts'
import type { ExtractionResult } from './extraction-task.ts'
import type { DocumentFailure } from './failure.ts'
import type { LoadedDocument } from './load-document.ts'

export type Request = { dossier: string; documentId: string; requestId: string }
type Extraction = Extract<ExtractionResult, { ok: true }>
type ClaimRecord = { events: NewEvent<typeof eventRegistry>[]; quote: Quote }

/** The request had its outcome already: what this run was about to store is rolled back. */
export class AlreadyAnsweredError extends Error {
  constructor() {
    super('the request has its outcome')
    this.name = 'AlreadyAnsweredError'
  }
}

/**
 * Appends the claims of an extraction and its `DocumentProcessed`, with the claims' words, all or nothing. Claims that the
 * log has already (from another run, or submitted ready-made) are left out. Returns how many were recorded.
 *
 * The command is the request's, so its outcome is stored once however often it runs; the document's stream and the
 * configuration must be what they were when the text was read. Throws ConcurrencyError, AlreadyAnsweredError, and the errors of a document at fault.
 */
export async function recordExtraction(
  log: DomainLog,
  input: { request: Request; document: LoadedDocument; configured: Configured; extraction: Extraction },
): Promise<number> {
  const { request, document, configured, extraction } = input
  const { dossier, documentId, requestId } = request
  const known = await findStreams(log.db, {
    dossier,
    streamIds: extraction.findings.map(({ claim }) => claimStream({ claimId: claim.id })),
  })
  const fresh = extraction.findings.filter(({ claim }) => !known.has(claimStream({ claimId: claim.id })))
  const records = fresh.flatMap((finding) => recordOf(document, finding) ?? [])
  const processed = {
    type: 'DocumentProcessed' as const,
    data: {
      documentId,
      requestId,
      extractor: extraction.extractor,
      claims: records.length,
      dropped: extraction.dropped + fresh.length - records.length,
      notes: extraction.notes,
    },
    expected: document.version,
  }
  await inTransaction(log, async (tx) => {
    const quotes = records.map(({ quote }) => quote)
    await saveQuotes(tx.db, dossier, quotes)
    const events = [...records.flatMap(({ events }) => events), processed]
    const { repeated } = await append(tx, { dossier, events, ...commandOf(request, document.correlationId) })
    if (repeated) throw new AlreadyAnsweredError()
    if (!(await isNewest(tx, { dossier, seq: configured.seq }))) throw new ConcurrencyError(dossier, DOSSIER_STREAM)
  })
  return records.length
}

/** Appends that the document failed. Throws AlreadyAnsweredError where the request has its outcome, which it keeps. */
export async function recordFailure(
  log: DomainLog,
  input: { request: Request; failure: Pick<DocumentFailure, 'stage' | 'code'> },
): Promise<void> {
  const { request, failure } = input
  const { dossier, documentId, requestId } = request
  const data = { documentId, requestId, stage: failure.stage, code: failure.code }
  const events = [{ type: 'DocumentFailed' as const, data }]
  const { repeated } = await append(log, { dossier, events, ...commandOf(request, requestId) })
  if (repeated) throw new AlreadyAnsweredError()
}

function commandOf({ requestId }: Request, correlationId: string) {
  const metadata = { correlationId, causationId: requestId, actor: 'ingest' }
  return { commandId: derivedCommandId(requestId, 'extraction-outcome'), metadata }
}

/** Undefined for a claim whose claimant or addressee is not in the text: it is dropped, the others stand. */
function recordOf(
  document: LoadedDocument,
  { claim, classification }: Extraction['findings'][number],
): ClaimRecord | undefined {
  const { documentId, text, source } = document
  const found = foundClaim(claim, documentId)
  const classified = groundedOrUndefined(() => classifiedClaim(claim, classification, { text, source, by: 'rules' }))
  if (classified === undefined) return undefined
  const recorded: DomainEvent = { type: RECORDED_AS[claim.kind], data: found }
  return {
    events: [
      { ...recorded, expected: 'no-stream' },
      { type: 'ClaimClassified', data: classified },
    ],
    quote: { claimId: claim.id, documentId, words: sliceWords(text, found, classified) },
  }
}

function groundedOrUndefined<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'name-not-in-text') return undefined
    throw error
  }
}
