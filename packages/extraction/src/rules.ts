import { setImmediate } from 'node:timers/promises'
import { findParagraphs } from './clean/paragraphs.ts'
import type { Extraction, ExtractionInput } from './extractor.ts'
import { findClaims } from './find-claims.ts'
import { readDocument } from './frames/read-document.ts'
import { groundClaims } from './ground.ts'
import { detectLanguage } from './language.ts'
import { RULES } from './rules-version.ts'
import { loadTagger } from './text/tagger.ts'

/** Reads one document by rules alone. Texts that are not in English are left unread, with a note. */
export async function extractByRules(document: ExtractionInput, signal: AbortSignal | undefined): Promise<Extraction> {
  signal?.throwIfAborted()
  const language = detectLanguage(document.text)
  if (language !== null && language !== 'en') return { claims: [], dropped: 0, notes: ['language-not-english'] }
  const tag = await loadTagger()
  const paragraphs = findParagraphs(document.text, document.title)
  const reading = await readDocument({ text: document.text, paragraphs, tag }, async () => {
    await setImmediate()
    signal?.throwIfAborted()
  })
  const { claims, dropped } = groundClaims(document, findClaims(document, reading), RULES)
  const notes = document.publishedOn === null ? ['no-publication-date'] : []
  return {
    claims,
    dropped,
    notes: language === null && document.language !== 'en' ? [...notes, 'language-unknown'] : notes,
  }
}
