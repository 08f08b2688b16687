import * as z from 'zod'
import { dueLabels, labels } from './written-claim.ts'

/** Start and end, UTF-16 code units of the document's text, end exclusive. */
export const Range = z.tuple([z.int().min(0), z.int().min(0)])
export type Range = readonly [start: number, end: number]

/** A claim as the corpus keeps it. `words` repeats what lies at `content`, so that a changed text shows. */
export const StoredClaim = z.strictObject({
  ...labels,
  words: z.string(),
  content: z.array(Range).min(1),
  cue: Range.nullable(),
  mention: Range.nullable(),
  due: z.strictObject({ ...dueLabels, at: Range }).nullable(),
})
export type StoredClaim = z.infer<typeof StoredClaim>

/** The words at several ranges, as `StoredClaim.words` repeats them. */
export function wordsAt(text: string, ranges: readonly Range[]): string {
  return ranges.map(([start, end]) => text.slice(start, end)).join(' … ')
}
