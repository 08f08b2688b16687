import type { ExtractorRef } from '@onrecord/domain'
import { RULES } from '../rules-version.ts'

/** How a dossier's configuration and every claim name the extractor that asks a language model. */
export const LANGUAGE_MODEL = 'language-model'

/** Raised with any change of the prompt, the answer's shape or how answers are bounded. */
const VERSION = '1.0.0'

/** Longest version of an `ExtractorRef`. */
const MAX_LENGTH = 96

/**
 * Name and version of a reading by this model: ours, the model, and the rules that bound its answers. Characters that a
 * version can't hold become hyphens; a name that is too long loses its beginning.
 */
export function languageModelRef(model: string): ExtractorRef {
  const tail = `.rules-${RULES.version}`
  const room = MAX_LENGTH - VERSION.length - 1 - tail.length
  const name = model.replace(/[^0-9A-Za-z.-]+/g, '-').slice(-room)
  return { name: LANGUAGE_MODEL, version: `${VERSION}+${name}${tail}` }
}
