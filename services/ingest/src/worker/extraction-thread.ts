import {
  classify,
  extractAnswered,
  languageModelRef,
  type Prompt,
  planPrompts,
  rulesExtractor,
} from '@onrecord/extraction'
import type {
  ClassificationResult,
  ClassificationTask,
  ExtractionResult,
  ExtractionTask,
  PlanTask,
} from './extraction-task.ts'
import { codeOf } from './failure.ts'

/**
 * Runs in a thread of the pool: extracts and classifies one document. The pool ends the thread where it takes too long, so
 * the extractor's own signal never fires.
 */
export async function extractClaims(task: ExtractionTask): Promise<ExtractionResult> {
  const { document, configuration, configVersion, answered } = task
  const { timeZone, weekStart } = configuration
  const { signal } = new AbortController()
  let stage: 'extract' | 'classify' = 'extract'
  try {
    const input = { ...document, language: document.language ?? undefined, timeZone, weekStart }
    const { claims, dropped, notes } = await (answered === undefined
      ? rulesExtractor.extract(input, { signal })
      : extractAnswered(input, answered, { signal }))
    stage = 'classify'
    const findings = claims.map((claim) => ({
      claim,
      classification: classify(claim, { document, configuration, configVersion }),
    }))
    const { name, version } = answered === undefined ? rulesExtractor : languageModelRef(answered.model)
    return { ok: true, extractor: { name, version }, findings, dropped, notes }
  } catch (error) {
    return { ok: false, stage, code: codeOf(error) }
  }
}

/** The prompts by which a language model is asked about a document. */
export function planForModel({ document, maxCharacters }: PlanTask): Prompt[] {
  return planPrompts(document, { maxCharacters })
}

/** Classifies claims that were found before, as {@link extractClaims} would. A document at fault fails alone. */
export function classifyClaims({ documents, configuration, configVersion }: ClassificationTask): ClassificationResult {
  return documents.map(({ document, claims }) => {
    try {
      const classifications = claims.map((claim) => classify(claim, { document, configuration, configVersion }))
      return { ok: true, classifications }
    } catch (error) {
      return { ok: false, code: codeOf(error) }
    }
  })
}
