import type { Span } from '@onrecord/domain'
import type { Sentence } from '../text/sentences.ts'
import type { AnswerClaim } from './answer.ts'
import type { FindQuoted } from './find-quoted.ts'

/** Where an answer's words stand in the text: everything that it quotes, found. */
export type PlacedClaim = {
  answer: AnswerClaim
  content: Span[]
  cue: Span | null
  mention: Span | null
  claimant: Span | null
  tellers: Span[]
  date: Span | null
}

/** A text as answers are held against it: the stretches of the prompts, its sentences and quoted speech, all in order. */
export type Place = {
  stretches: readonly Span[]
  sentences: readonly Sentence[]
  speech: readonly Span[]
  find: FindQuoted
}

/**
 * Finds an answer's words: the content where it says or in a stretch beside, the cue nearest to the content, the mention
 * nearest to the cue, and all in one sentence; a quotation's report may stand in the sentence beside. Undefined where any of its words is not there.
 */
export function placeClaim(answer: AnswerClaim, place: Place): PlacedClaim | undefined {
  const content = placeContent(answer, place)
  const first = content?.[0]
  if (content === undefined || first === undefined) return undefined
  const around = stretchesAround(place, answer.paragraph - 1)
  const nearest = (words: string | null, near: Near): Span | null | undefined =>
    words === null ? null : nearestPlace(words, { around, ...near }, place)
  const within = content.every((piece) => isWithin(place.speech, piece)) ? 1 : 0
  const cue = nearest(answer.cue, { to: content, apart: content, within })
  if (cue === undefined) return undefined
  const taken = cue === null ? content : [...content, cue]
  const beside = cue === null ? { to: content, within } : { to: [cue], within: 0 }
  const mention = nearest(answer.mention, { ...beside, apart: taken })
  if (mention === undefined) return undefined
  const claimant = placeName(answer.claimant, place, first)
  const date = placeDate(answer.date, content, around, place)
  const tellers = answer.tellers.map((teller) => nearest(teller, { to: content, apart: [], within: 1 }))
  if (claimant === undefined || date === undefined || tellers.some((teller) => teller === undefined)) return undefined
  const found = tellers.filter((teller) => teller !== undefined && teller !== null)
  return { answer, content, cue, mention, claimant, tellers: found, date }
}

/** The pieces of the content one behind the other; the first in the stretch that the answer names, else in one beside. */
function placeContent({ paragraph, content }: AnswerClaim, place: Place): Span[] | undefined {
  const at = paragraph - 1
  for (const start of [at, at + 1, at - 1]) {
    const pieces: Span[] = []
    for (const words of content) {
      const after = pieces.at(-1)?.end ?? 0
      const spans = place.stretches.slice(Math.max(0, start), start + 1 + pieces.length)
      const piece = spans.flatMap((within) => place.find(words, within)).find((span) => span.start >= after)
      if (piece === undefined) break
      pieces.push(piece)
    }
    if (start >= 0 && pieces.length === content.length) return pieces
  }
  return undefined
}

function stretchesAround({ stretches }: Place, at: number): Span[] {
  return stretches.slice(Math.max(0, at - 1), at + 2)
}

/** Where words are looked for: at most `within` sentences from one of `to`, outside of `apart`. */
type Near = { to: readonly Span[]; apart: readonly Span[]; within: number }

function nearestPlace(
  words: string,
  { around, to, apart, within: most }: Near & { around: Span[] },
  { find, sentences }: Place,
): Span | undefined {
  const places = around
    .flatMap((within) => find(words, within))
    .filter((span) => !apart.some((other) => overlaps(span, other)))
    .filter((span) => to.some((other) => sentencesBetween(sentences, span, other) <= most))
  return places.toSorted((a, b) => distance(a, to) - distance(b, to))[0]
}

/** A name anywhere in the text, the last one up to the claim before those behind it. */
function placeName(name: string | null, { stretches, find }: Place, first: Span): Span | null | undefined {
  if (name === null) return null
  const places = stretches.flatMap((within) => find(name, within))
  return places.findLast(({ start }) => start <= first.start) ?? places[0]
}

/** The date's words within the content; null where they stand beside it, and so are no part of what is claimed. */
function placeDate(date: string | null, content: Span[], around: Span[], { find }: Place): Span | null | undefined {
  if (date === null) return null
  const places = around.flatMap((within) => find(date, within))
  if (places.length === 0) return undefined
  return places.find((span) => isWithin(content, span)) ?? null
}

/** True where one of the spans holds the whole piece. */
export function isWithin(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end)
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function distance({ start, end }: Span, to: readonly Span[]): number {
  return Math.min(...to.map((other) => Math.max(0, other.start - end, start - other.end)))
}

/** Sentences from one span to the other: 0 within the same one. */
function sentencesBetween(sentences: readonly Sentence[], a: Span, b: Span): number {
  const [left, right] = a.start <= b.start ? [a, b] : [b, a]
  return Math.max(0, indexAt(sentences, right.start) - indexAt(sentences, Math.max(left.start, left.end - 1)))
}

/** The sentence in which an offset lies, or the last before it. */
export function indexAt(sentences: readonly Sentence[], offset: number): number {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
