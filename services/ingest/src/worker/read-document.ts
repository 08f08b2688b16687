import { LANGUAGE_MODEL } from '@onrecord/extraction'
import { askAboutDocument } from '../language-model/ask-about-document.ts'
import { type FailureReason, LanguageModelFailure } from '../language-model/failure.ts'
import type { LanguageModel } from '../language-model/open-language-model.ts'
import type { DomainLog } from '../log.ts'
import type { Configured } from './configurations.ts'
import type { ExtractionPool } from './extraction-pool.ts'
import type { ExtractionResult, ExtractionTask } from './extraction-task.ts'
import { DocumentFailure } from './failure.ts'
import type { ReadableDocument } from './load-document.ts'

/** `languageModel` is null where the service has none: its dossiers are read by rules. */
export type ReaderDeps = { log: DomainLog; pool: ExtractionPool; languageModel: LanguageModel | null }

type Extraction = Extract<ExtractionResult, { ok: true }>
type Reading = { dossier: string; document: ReadableDocument; configured: Configured; signal: AbortSignal }

/**
 * Reads a document by the extractor that its dossier's configuration names. Where a language model gives no answer that can
 * be used, the rules read it, and a note says why; a document that a model has read before keeps that reading instead, and
 * DocumentFailure is thrown: an outage takes nothing back.
 */
export async function readDocument(deps: ReaderDeps, reading: Reading): Promise<Extraction> {
  const { document, configured, signal } = reading
  const { configuration, version: configVersion } = configured
  const { documentId, text, title, source, publishedOn, language, readBy } = document
  const words = { documentId, text, title, source, publishedOn, language }
  const task: ExtractionTask = { document: words, configuration, configVersion }
  if (configuration.extractor !== LANGUAGE_MODEL) return deps.pool.extract(task, { signal })
  try {
    return await readByModel(deps, reading, task)
  } catch (error) {
    if (!(error instanceof LanguageModelFailure)) throw error
    const { reason } = error
    if (readBy === LANGUAGE_MODEL) throw new DocumentFailure('extract', `${LANGUAGE_MODEL}-${reason}`, { cause: error })
    const byRules = await deps.pool.extract(task, { signal })
    return { ...byRules, notes: [fallbackNote(reason), ...byRules.notes] }
  }
}

/** How `DocumentProcessed` says that the rules have read what a model was asked to read. */
function fallbackNote(reason: FailureReason): string {
  return `fallback-to-rules: ${reason}`
}

async function readByModel(
  { log, pool, languageModel }: ReaderDeps,
  { dossier, document, signal }: Reading,
  task: ExtractionTask,
): Promise<Extraction> {
  if (languageModel === null) throw new LanguageModelFailure('not-set-up')
  const { model, maxCharacters } = languageModel.settings
  const { documentId } = document
  const prompts = await pool.plan({ document: task.document, maxCharacters }, { signal })
  const answers = await askAboutDocument({ db: log.db, languageModel }, { dossier, documentId, prompts, signal })
  try {
    return await pool.extract({ ...task, answered: { model, answers } }, { signal })
  } catch (error) {
    // A text that can't be read fails again below; an answer that can't must not keep the text unread.
    if (error instanceof DocumentFailure) throw new LanguageModelFailure('answer-not-read', { cause: error })
    throw error
  }
}
