import type { Extractor } from './extractor.ts'
import { RULES } from './rules-version.ts'

/** The default extractor: rules over part-of-speech tags, offline and deterministic. Its model (some 50 MB) loads at the first document. */
export const rulesExtractor: Extractor = {
  ...RULES,
  async extract(document, { signal }) {
    const { extractByRules } = await import('./rules.ts')
    return extractByRules(document, signal)
  },
}
