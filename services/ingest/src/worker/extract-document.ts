import { ConcurrencyError } from '@onrecord/event-log'
import type { Logger } from 'pino'
import { StoppingError } from '../language-model/failure.ts'
import { countStart, findStarts, uncountStart } from '../requests/store.ts'
import type { Company } from './company.ts'
import { type Configurations, newestConfiguration } from './configurations.ts'
import { DocumentFailure, inStage, isConnectionLoss } from './failure.ts'
import { loadDocument } from './load-document.ts'
import { type ReaderDeps, readDocument } from './read-document.ts'
import {
  AlreadyAnsweredError,
  type Request,
  type RereadingCounts,
  recordExtraction,
  recordFailure,
} from './record-outcome.ts'

export type WorkerDeps = ReaderDeps & {
  configurations: Configurations
  company: Company
  logger: Logger
  maxStarts: number
}

/** How a run ended: `answered` where another one had been first. */
export type RunResult =
  | ({ outcome: 'processed'; extractor: string; notes: string[]; found: number; dropped: number } & RereadingCounts)
  | { outcome: 'failed'; stage: string; code: string }
  | { outcome: 'answered' }

/** Times that one run reads a document again because its stream moved under it. */
const MOST_ROUNDS = 5

/**
 * Answers one extraction request: its claims with `DocumentProcessed`, or `DocumentFailed`. Safe to repeat and to run twice
 * at once. A database that goes away is the caller's to retry; any other error is retried too, and counted.
 */
export async function extractDocument(
  deps: WorkerDeps,
  input: { request: Request; signal: AbortSignal },
): Promise<void> {
  const earlier = await findStarts(deps.log.db, input.request)
  if (earlier === undefined) return
  const { together, alone } = deps.company
  await (earlier === 0 ? together : alone)(() => runCounted(deps, input))
}

async function runCounted(deps: WorkerDeps, input: { request: Request; signal: AbortSignal }): Promise<void> {
  const { log, logger } = deps
  const { dossier, documentId, requestId } = input.request
  const began = performance.now()
  const starts = await countStart(log.db, input.request)
  if (starts === undefined) return
  try {
    const result = await answer(deps, { ...input, starts })
    const ms = Math.round(performance.now() - began)
    logger.info({ dossier, documentId, requestId, starts, ms, ...result }, 'ingest.extract')
  } catch (error) {
    // Where this fails too, the database is still away; the start stays counted, and the first error is the one to tell.
    if (isConnectionLoss(error) || error instanceof StoppingError)
      await uncountStart(log.db, input.request).catch(() => undefined)
    throw error
  }
}

async function answer(
  deps: WorkerDeps,
  input: { request: Request; signal: AbortSignal; starts: number },
): Promise<RunResult> {
  try {
    return await extractOrFail(deps, input)
  } catch (error) {
    if (error instanceof AlreadyAnsweredError) return { outcome: 'answered' }
    throw error
  }
}

async function extractOrFail(
  deps: WorkerDeps,
  input: { request: Request; signal: AbortSignal; starts: number },
): Promise<RunResult> {
  const { request, starts } = input
  try {
    if (starts > deps.maxStarts) throw new DocumentFailure('crashed', 'too-many-starts')
    return await extract(deps, input)
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    await recordFailure(deps.log, { request, failure: error })
    return { outcome: 'failed', stage: error.stage, code: error.code }
  }
}

async function extract(deps: WorkerDeps, input: { request: Request; signal: AbortSignal }): Promise<RunResult> {
  const { log } = deps
  const { request, signal } = input
  const { dossier } = request
  for (let round = 1; ; round++) {
    const document = await inStage('load', () => loadDocument(log, request))
    if (document === 'answered') return { outcome: 'answered' }
    const configured = await inStage('load', () => newestConfiguration(deps, dossier))
    const extraction = await readDocument(deps, { dossier, document, configured, signal })
    try {
      const counts = await inStage('append', () => recordExtraction(log, { request, document, configured, extraction }))
      const { extractor, notes, findings, dropped } = extraction
      return { outcome: 'processed', extractor: extractor.name, notes, found: findings.length, dropped, ...counts }
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || round === MOST_ROUNDS) throw error
    }
  }
}
