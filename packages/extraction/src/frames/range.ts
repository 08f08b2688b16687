import type { Sentence } from '../text/sentences.ts'
import type { Token } from '../text/tagger.ts'

/** Tokens `first` to `last`, both included, of one sentence. */
export type Range = { first: number; last: number }

/** A sentence as the frames read it: `quoted[i]` is true where token `i` lies within quotation marks that hold speech. */
export type Reading = { sentence: Sentence; tokens: Token[]; quoted: boolean[] }

/** The text offsets of a range, undefined where the range is empty. */
export function spanOf(tokens: Token[], range: Range): { start: number; end: number } | undefined {
  const first = tokens[range.first]
  const last = tokens[range.last]
  return first === undefined || last === undefined || range.first > range.last
    ? undefined
    : { start: first.start, end: last.end }
}
