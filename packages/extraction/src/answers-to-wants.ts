import type { Span } from '@onrecord/domain'
import type { Sentence } from './text/sentences.ts'

/** "What do they want?", "What would have to land?" right before an answer, the answering speaker's label between them. */
const ASKED_BEFORE =
  /\bwhat (?:do|does|did|would|will|are|is)\b[^.?!\n]{1,60}?\b(?:want|need|take|land|demand|settle|asking|accept|require)\b[^.?!\n]{0,40}\?["”’]?\s+(?:[\p{Lu}\p{L} .'’-]{2,40}:\s*)?["“]?$/iu
/** "…, she said, when asked what it would take". */
const ASKED_BESIDE =
  /\basked what (?:it would take|(?:would|will) [^.,;]{1,30}|[^.,;]{1,40}\b(?:want|need|demand|expect|require)(?:ed|s)?)\b/i
const LOOK_BACK = 220
const SUBJECT = /\b(?:i|we|you|he|she|they|it|there|that|who|which)\b/i
/** "Two things.": what only says that a list follows. */
const HEADING = /^(?:just\s)?(?:one|two|three|four|five|several|a few|the usual|simple)\b(?:\s\w+)?[.:]?$/i
const FURTHER = /^(?:and|also|plus|then|second|third|lastly|finally)\b/i
const MIN_WORDS = 2
const MAX_WORDS = 25

/**
 * The sentences without a verb by which somebody answers what they want ("A ratio, in law. And eight per cent."), and the rest;
 * undefined where nobody asked, or where the answer has none.
 */
export function answersToWant(
  text: string,
  { content, sentence, sentences }: { content: readonly Span[]; sentence: Sentence; sentences: readonly Sentence[] },
): { demands: Span[]; rest: Span[] } | undefined {
  const first = content[0]
  if (first === undefined) return undefined
  const before = text.slice(Math.max(0, first.start - LOOK_BACK), first.start)
  if (!ASKED_BEFORE.test(before) && !ASKED_BESIDE.test(text.slice(sentence.start, sentence.end))) return undefined
  const demands: Span[] = []
  const rest: Span[] = []
  for (const span of content.flatMap((piece) => sentencesOf(text, piece))) {
    const words = text.slice(span.start, span.end)
    const last = demands.at(-1)
    if (isWanted(words, span, sentences)) {
      // "An extension. Six months." is one thing, "And eight per cent" another
      if (last !== undefined && span.start - last.end <= 2 && !FURTHER.test(words)) last.end = span.end
      else demands.push({ ...span })
    } else if (!HEADING.test(words) && words.split(/\s+/).length > MIN_WORDS) rest.push(span)
  }
  return demands.length === 0 ? undefined : { demands, rest }
}

function isWanted(words: string, { start, end }: Span, sentences: readonly Sentence[]): boolean {
  const count = words.split(/\s+/).length
  if (count < MIN_WORDS || count > MAX_WORDS || HEADING.test(words) || SUBJECT.test(words) || words.includes('?'))
    return false
  return !sentences.some(
    (sentence) =>
      sentence.start < end &&
      sentence.end > start &&
      sentence.tokens.some((token) => token.start >= start && token.end <= end && token.pos === 'AUX'),
  )
}

/** The sentences of a piece by their end marks. */
function sentencesOf(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (const { index, 0: mark } of text.slice(start, end).matchAll(/[.!?]["”’]?\s+(?=["“]?\p{Lu})/gu)) {
    spans.push({ start: from, end: start + index + mark.trimEnd().length })
    from = start + index + mark.length
  }
  return [...spans, { start: from, end }]
}
