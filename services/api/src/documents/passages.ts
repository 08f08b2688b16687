import { Span } from '@onrecord/domain'
import * as z from 'zod'

/** Words of a document around what was looked for; offsets are those of its text, in UTF-16 units. */
export const Passage = z
  .strictObject({ exact: z.string(), start: z.int().min(0), end: z.int().min(0), highlight: z.array(Span) })
  .meta({ id: 'Passage' })
export type Passage = z.infer<typeof Passage>

/** UTF-16 units on either side of what was found, up to a space. */
const CONTEXT = 80

/** Passages that one document of a list shows. */
const MOST_PASSAGES = 3

/** UTF-16 units that a passage grows to by places near one another. */
const LONG = 400

/** Passages that are weighed against one another. */
const MOST_WEIGHED = 1000

/**
 * The best passages of a text around places in it, which come in order: those with the most different words, of like ones
 * the first. Places near one another share a passage.
 */
export function passagesOf(text: string, places: readonly Span[]): Passage[] {
  const passages: (Span & { highlight: Span[] })[] = []
  for (const place of places) {
    const last = passages.at(-1)
    const isNear = last !== undefined && place.start - CONTEXT <= last.end && place.end - last.start < LONG
    if (last !== undefined && (isNear || place.end <= last.end)) {
      last.highlight.push(place)
      if (isNear) last.end = Math.max(last.end, endAfter(text, place.end))
    } else {
      if (passages.length === MOST_WEIGHED) break
      const start = Math.max(startBefore(text, place.start), last?.end ?? 0)
      passages.push({ start: Math.min(start, place.start), end: endAfter(text, place.end), highlight: [place] })
    }
  }
  const wordsIn = ({ highlight }: { highlight: readonly Span[] }): number =>
    new Set(highlight.map(({ start, end }) => text.slice(start, end).toLowerCase())).size
  return passages
    .toSorted((a, b) => wordsIn(b) - wordsIn(a) || a.start - b.start)
    .slice(0, MOST_PASSAGES)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, highlight }) => ({ exact: text.slice(start, end), start, end, highlight }))
}

function startBefore(text: string, place: number): number {
  const start = place - CONTEXT
  if (start <= 0) return 0
  const space = text.slice(start, place).search(/\s/)
  return space === -1 ? place : start + space + 1
}

function endAfter(text: string, place: number): number {
  const end = place + CONTEXT
  if (end >= text.length) return text.length
  const space = text.slice(place, end).search(/\s\S*$/)
  return space === -1 ? place : place + space
}
