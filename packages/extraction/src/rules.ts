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
  const notes = notesOn(document)
  if (notes.includes(NOT_ENGLISH)) return { claims: [], dropped: 0, notes }
  const tag = await loadTagger()
  const paragraphs = findParagraphs(document.text, document.title)
  const reading = await readDocument({ text: document.text, paragraphs, tag }, async () => {
    await setImmediate()
    signal?.throwIfAborted()
  })
  const { claims, dropped } = groundClaims(document, findClaims(document, reading), RULES)
  return { claims, dropped, notes }
}

/** Why a document is left unread: {@link notesOn}. */
export const NOT_ENGLISH = 'language-not-english'

/** What a document lacks for a reading, in short fixed words: alone {@link NOT_ENGLISH} where it can't be read at all. */
export function notesOn({ text, language, publishedOn }: ExtractionInput): string[] {
  const detected = detectLanguage(text)
  if (detected !== null && detected !== 'en') return [NOT_ENGLISH]
  return [
    ...(publishedOn === null ? ['no-publication-date'] : []),
    ...(detected === null && language !== 'en' ? ['language-unknown'] : []),
  ]
}
