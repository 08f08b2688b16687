import type { Act, Due, Span } from '@onrecord/domain'
import { chainOf } from './chain.ts'
import { confidenceOf, type Grounds } from './confidence.ts'
import { countWords } from './count-words.ts'
import type { ExtractionInput } from './extractor.ts'
import type { Finding } from './finding.ts'
import type { DocumentReading } from './frames/read-document.ts'
import { actOfWords } from './labels/act-of-words.ts'
import { certaintyOf, isNegated } from './labels/certainty.ts'
import { findNarrated } from './narrator.ts'
import { findProcess } from './narrator-process.ts'
import { dueOf, isDeadline } from './time/due.ts'
import type { Reference } from './time/reference.ts'

/** A document as the narrator's claims are read from it. */
export type Narration = { document: ExtractionInput; reading: DocumentReading; reference: Reference }

/** Steps of a negotiation that the text itself tells. `taken`: what is reported or narrated already. */
export function processClaims({ document, reading }: Narration, taken: Span[]): Finding[] {
  const { text, source } = document
  return findProcess(text, reading.sentences, taken).map((content) => {
    const words = text.slice(content.start, content.end)
    const act = actOfWords(words, 'told') === 'predict' ? 'predict' : 'assert'
    return narratedFinding({ words, content, source, act, due: null, rule: 'process' })
  })
}

function narratedFinding({
  words,
  content,
  source,
  act,
  due,
  rule,
}: {
  words: string
  content: Span
  source: string | null
  act: Act
  due: Due | null
  rule: 'narrator' | 'process'
}): Finding {
  const certainty = certaintyOf(words, undefined)
  const grounds: Grounds = {
    rule,
    strength: 1,
    who: 'words',
    borrowed: false,
    headline: false,
    certainty,
    words: countWords(words),
    pieces: 1,
  }
  return {
    kind: due !== null && isDeadline(words, due, act) ? 'deadline' : 'statement',
    act,
    segments: [content],
    cue: null,
    mention: null,
    chain: chainOf(source, [], undefined),
    reported: 'narrator',
    relayed: false,
    negated: isNegated(words),
    certainty,
    saidOn: null,
    due,
    grounds,
    confidence: confidenceOf(grounds),
  }
}

/** The text's own sentences that set or foretell a date. `taken`: what is reported already. */
export function narratedClaims({ document, reading, reference }: Narration, taken: Span[]): Finding[] {
  const { text, source } = document
  return findNarrated(text, reading.sentences, taken, reference).flatMap(({ content }): Finding[] => {
    const words = text.slice(content.start, content.end)
    const due = dueOf(text, [content], { act: 'assert', reference, publishedDay: reference.day })
    if (due === undefined) return []
    return [narratedFinding({ words, content, source, act: 'assert', due, rule: 'narrator' })]
  })
}
