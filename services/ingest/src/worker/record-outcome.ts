import { type Quote, saveQuotes, sliceWords } from '@onrecord/documents'
import { type ClaimStep, DOSSIER_STREAM, type eventRegistry } from '@onrecord/domain'
import { append, ConcurrencyError, derivedCommandId, inTransaction, type NewEvent } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { compareWithLog, type Extraction } from './compare-with-log.ts'
import { type Configured, isNewest } from './configurations.ts'
import type { DocumentFailure } from './failure.ts'
import type { LoadedDocument } from './load-document.ts'

export type Request = { dossier: string; documentId: string; requestId: string }

/** Claims that an extraction changed; `proposed`: that a person decided about and that it reads otherwise. */
export type RereadingCounts = { recorded: number; corrected: number; retracted: number; proposed: number }

/** The request had its outcome already: what this run was about to store is rolled back. */
export class AlreadyAnsweredError extends Error {
  constructor() {
    super('the request has its outcome')
    this.name = 'AlreadyAnsweredError'
  }
}

/**
 * Appends what an extraction changes of the document's claims (recorded, corrected, retracted) and its `DocumentProcessed`,
 * with the claims' words, all or nothing. What a person decided stays; a note tells how many of these it reads otherwise.
 * Returns how many claims were recorded.
 *
 * The command is the request's, so its outcome is stored once however often it runs; the document's stream, those of the
 * claims that change and the configuration must be what they were when the text was read. Throws ConcurrencyError,
 * AlreadyAnsweredError, and the errors of a document at fault.
 */
export async function recordExtraction(
  log: DomainLog,
  input: { request: Request; document: LoadedDocument; configured: Configured; extraction: Extraction },
): Promise<RereadingCounts> {
  const { request, document, configured, extraction } = input
  const { dossier, documentId, requestId } = request
  const { extractor } = extraction
  const { steps, dropped, proposed, versions } = await compareWithLog(log, { dossier, document, extraction })
  const counts = countsOf(steps, proposed.length)
  const processed = {
    type: 'DocumentProcessed' as const,
    data: {
      documentId,
      requestId,
      extractor,
      claims: counts.recorded,
      dropped: extraction.dropped + dropped,
      notes: [...extraction.notes, ...notesOf(counts)],
    },
    expected: document.version,
  }
  await inTransaction(log, async (tx) => {
    const quotes = steps.map((step) => quoteOf(document, step))
    await saveQuotes(tx.db, dossier, quotes)
    const events = [...steps.flatMap((step) => guarded(step, versions.get(step.claimId))), processed]
    const { repeated } = await append(tx, { dossier, events, ...commandOf(request, document) })
    if (repeated) throw new AlreadyAnsweredError()
    if (!(await isNewest(tx, { dossier, seq: configured.seq }))) throw new ConcurrencyError(dossier, DOSSIER_STREAM)
  })
  return counts
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
  const { repeated } = await append(log, {
    dossier,
    events,
    ...commandOf(request, { correlationId: requestId, quiet: false }),
  })
  if (repeated) throw new AlreadyAnsweredError()
}

function commandOf(
  { requestId }: Request,
  { correlationId, quiet }: Pick<LoadedDocument, 'correlationId' | 'quiet'>,
): Pick<Parameters<typeof append>[1], 'commandId' | 'metadata'> {
  const caused = { correlationId, causationId: requestId, actor: 'ingest' }
  const metadata = quiet ? { ...caused, quiet } : caused
  return { commandId: derivedCommandId(requestId, 'extraction-outcome'), metadata }
}

/** A claim's events; what was decided or appended about it meanwhile refuses them. */
function guarded({ events }: ClaimStep, version: number | undefined): NewEvent<typeof eventRegistry>[] {
  const expected = version ?? ('no-stream' as const)
  return events.map((event, nth) => (nth === 0 ? { ...event, expected } : event))
}

function quoteOf({ documentId, text }: LoadedDocument, { claimId, reading, classified }: ClaimStep): Quote {
  return { claimId, documentId, words: sliceWords(text, reading, classified) }
}

function countsOf(steps: readonly ClaimStep[], proposed: number): RereadingCounts {
  const count = (change: ClaimStep['change']) => steps.filter((step) => step.change === change).length
  return { recorded: count('recorded'), corrected: count('corrected'), retracted: count('retracted'), proposed }
}

/** What changed of claims that were there; nothing where nothing did, as in a first extraction. */
function notesOf({ corrected, retracted, proposed }: RereadingCounts): string[] {
  const notes = { corrected, retracted, 'decided-and-read-otherwise': proposed }
  return Object.entries(notes).flatMap(([note, count]) => (count === 0 ? [] : [`${note}: ${count}`]))
}
