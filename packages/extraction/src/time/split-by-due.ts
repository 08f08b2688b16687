import type { Span } from '@onrecord/domain'

/** Where a sentence of what is said begins anew. */
const JOINT = /[.!?]["”’]?\s+(?=["“‘]?\p{Lu})/gu
/** What goes on with the sentence before, whatever its date: "It's there until Friday.", "By noon on Thursday." */
const GOES_ON =
  /^(?:(?:it|that|this)(?:['’]s|\s(?:is|was|stands|holds))\b|(?:by|until|before|on|in|from|with|not|and|or)\b)/i
/** Shorter sentences are no claims of their own, in words. */
const MIN_WORDS = 5

/**
 * Cuts what is said in several sentences where one of them sets a date and its neighbours do not: "It was a fair offer. We
 * are out until 20 July." `setsDate` judges a sentence. One part where none does, or all do.
 */
export function splitByDue(text: string, segments: Span[], setsDate: (sentence: Span) => boolean): Span[][] {
  const sentences = segments.flatMap((segment) => sentencesOf(text, segment))
  if (sentences.length < 2) return [segments]
  const parts: { dated: boolean; spans: Span[] }[] = []
  for (const span of sentences) {
    const last = parts.at(-1)
    const words = text.slice(span.start, span.end)
    // a small letter: "If it is not paid by Friday," she said, "we will march on Saturday."
    const goesOn =
      last !== undefined && (GOES_ON.test(words) || /^\p{Ll}/u.test(words) || words.split(/\s+/).length < MIN_WORDS)
    const dated = goesOn ? last.dated || setsDate(span) : setsDate(span)
    if (goesOn) {
      last.spans.push(span)
      last.dated = dated
    } else if (last !== undefined && !dated && !last.dated) last.spans.push(span)
    else parts.push({ dated, spans: [span] })
  }
  const isLong = parts.every(({ spans }) => spans.reduce((sum, span) => sum + wordsIn(text, span), 0) >= MIN_WORDS)
  if (!isLong || !parts.some(({ dated }) => dated)) return [segments]
  return parts.map(({ spans }) => joined(text, spans))
}

function sentencesOf(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end)
  const joints = [...words.matchAll(JOINT)]
  const starts = [start, ...joints.map(({ index, 0: joint }) => start + index + joint.length)]
  const ends = [...joints.map(({ index, 0: joint }) => start + index + joint.trimEnd().length), end]
  return starts.map((from, nth) => ({ start: from, end: ends[nth] ?? end }))
}

/** Sentences with nothing but white space between them are one span again. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last !== undefined && text.slice(last.end, span.start).trim() === '') last.end = span.end
    else all.push({ ...span })
  }
  return all
}

const wordsIn = (text: string, { start, end }: Span): number => text.slice(start, end).trim().split(/\s+/).length
