import type { Act, Due, Span } from '@onrecord/domain'
import { chainOf } from './chain.ts'
import { confidenceOf, type Grounds } from './confidence.ts'
import type { ExtractionInput } from './extractor.ts'
import type { Finding } from './finding.ts'
import type { DocumentReading } from './frames/read-document.ts'
import { actOfWords } from './labels/act-of-words.ts'
import { certaintyOf, isNegated } from './labels/certainty.ts'
import { findNarrated } from './narrator.ts'
import { findProcess } from './narrator-process.ts'
import { toDay } from './time/calendar.ts'
import { dueOf, dueOn, isDeadline } from './time/due.ts'
import type { Reference } from './time/reference.ts'

type Text = { document: ExtractionInput; reading: DocumentReading; reference: Reference }

/** Steps of a negotiation that the text itself tells. */
export function processClaims({ document, reading }: Text, taken: Span[]): Finding[] {
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
  rule: 'narrator' | 'foretold' | 'process'
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

/** Sentences in which the text itself sets or foretells a date. */
export function narratedClaims({ document, reading, reference }: Text, taken: Span[]): Finding[] {
  const { text, source } = document
  return findNarrated(text, reading.sentences, taken, reference).flatMap(
    ({ content, isSet, foretold, passed }): Finding[] => {
      const words = text.slice(content.start, content.end)
      const due =
        (passed && dueOn(text, content, passed, 'assert')) ??
        dueIn(text, [content], { act: 'assert', saidOn: null, reference }) ??
        (foretold && dueOn(text, content, foretold, 'assert'))
      if (due === undefined) return []
      return [narratedFinding({ words, content, source, act: 'assert', due, rule: isSet ? 'narrator' : 'foretold' })]
    },
  )
}

/** How many words a stretch holds. */
export function countWords(words: string): number {
  return words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

/** The due date that words set, seen from when they were said; `spoken` in the speaker's own words. */
export function dueIn(
  text: string,
  segments: Span[],
  {
    act,
    saidOn,
    reference,
    spoken,
  }: { act: Act; saidOn: string | null; reference: Reference; spoken?: boolean | undefined },
) {
  const from = saidOn?.length === 10 ? { ...reference, day: toDay(saidOn) } : reference
  return dueOf(text, segments, { act, reference: from, publishedDay: reference.day, spoken }) ?? null
}
