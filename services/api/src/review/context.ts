import type { Span } from '@onrecord/domain'
import * as z from 'zod'

/** UTF-16 units that are shown before and after a claim's words. */
const AROUND = 300
/** Most of them that are shown in all: a claim may have its pieces at both ends of a text. */
const LONGEST = 4000

/** A claim's words where they stand. Offsets are UTF-16 units of the document's text, as those of `segments` are. */
export const WordsInContext = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string().meta({ description: 'The text from `start` to `end`, as it is' }),
  })
  .meta({ id: 'WordsInContext' })
export type WordsInContext = z.infer<typeof WordsInContext>

/** The text around a claim's segments, cut between characters; null where it was erased. */
export function wordsInContext(text: string | undefined, segments: readonly Span[]): WordsInContext | null {
  if (text === undefined) return null
  const first = segments.at(0)?.start ?? 0
  const last = segments.at(-1)?.end ?? first
  const start = between(text, Math.max(0, first - AROUND))
  const end = between(text, Math.min(text.length, last + AROUND, start + LONGEST))
  return { start, end, text: text.slice(start, end) }
}

/** The offset, moved on by one where it would cut through a surrogate pair. */
function between(text: string, offset: number): number {
  return /^[\udc00-\udfff]$/.test(text[offset] ?? '') ? offset + 1 : offset
}
