import { classify, rulesExtractor } from '@onrecord/extraction'
import type { ClassificationResult, ClassificationTask, ExtractionResult, ExtractionTask } from './extraction-task.ts'
import { codeOf } from './failure.ts'

/**
 * Runs in a thread of the pool: extracts and classifies one document. The pool ends the thread where it takes too long, so
 * the extractor's own signal never fires.
 */
export async function extractClaims(task: ExtractionTask): Promise<ExtractionResult> {
  const { document, configuration, configVersion } = task
  const { timeZone, weekStart } = configuration
  const { signal } = new AbortController()
  let stage: 'extract' | 'classify' = 'extract'
  try {
    const { claims, dropped, notes } = await rulesExtractor.extract(
      { ...document, language: document.language ?? undefined, timeZone, weekStart },
      { signal },
    )
    stage = 'classify'
    const findings = claims.map((claim) => ({
      claim,
      classification: classify(claim, { document, configuration, configVersion }),
    }))
    const { name, version } = rulesExtractor
    return { ok: true, extractor: { name, version }, findings, dropped, notes }
  } catch (error) {
    return { ok: false, stage, code: codeOf(error) }
  }
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
