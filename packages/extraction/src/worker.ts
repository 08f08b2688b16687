import type { Extraction, ExtractionInput } from './extractor.ts'
import { extractByRules } from './rules.ts'

/** For a worker thread (piscina: `filename` this module, `name` `extract`): one document in, its claims out. A worker is stopped by ending it. */
export function extract(document: ExtractionInput): Promise<Extraction> {
  return extractByRules(document, undefined)
}
