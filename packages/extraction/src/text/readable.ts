/** A stretch of text as the tagger reads it, and where each of its characters stands in the stretch. */
export type Readable = { text: string; offsetOf: (at: number) => number }

/** Soft hyphens, zero-width and bidirectional control characters: no reader sees them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/
/** A possessive, which the tagger splits off or not by what it has read before: a space settles it. */
const POSSESSIVE = /['’](?=s(?![\p{L}\p{N}]))/u

const PLACES = new RegExp(`${UNSEEN.source}+|${POSSESSIVE.source}`, 'gu')

/** Takes out what is not seen and sets a space before a possessive, so that the same words are always read alike. */
export function makeReadable(stretch: string): Readable {
  const pieces: string[] = []
  const shifts: { from: number; by: number }[] = []
  let length = 0
  let from = 0
  let by = 0
  for (const match of stretch.matchAll(PLACES)) {
    const kept = stretch.slice(from, match.index)
    pieces.push(kept)
    length += kept.length
    if (UNSEEN.test(match[0])) {
      by += match[0].length
      from = match.index + match[0].length
    } else {
      pieces.push(' ')
      length += 1
      by -= 1
      from = match.index
    }
    shifts.push({ from: length, by })
  }
  if (shifts.length === 0) return { text: stretch, offsetOf: (at) => at }
  pieces.push(stretch.slice(from))
  return { text: pieces.join(''), offsetOf: (at) => at + (shifts.findLast((shift) => shift.from <= at)?.by ?? 0) }
}
