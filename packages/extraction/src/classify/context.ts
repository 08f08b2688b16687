import type { Claim } from '@onrecord/domain'

/** Farthest that a sentence is looked for on either side of a claim, in UTF-16 units. */
const REACH = 400

/** The sentence that a claim stands in, as far as the text is known; else the claim's own words. */
export function sentenceOf(claim: Claim, text: string | undefined): string {
  const first = claim.segments[0]
  const last = claim.segments.at(-1)
  if (first === undefined || last === undefined) return ''
  if (text === undefined) return claim.segments.map(({ exact }) => exact).join(' … ')
  const before = text.slice(Math.max(0, first.start - REACH), first.start)
  const behind = text.slice(last.end, last.end + REACH)
  const start =
    Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('.” '), before.lastIndexOf('; ')) +
    1
  const stop = behind.search(/[.!?]["”’]?(?:\s|$)|[\n;]/)
  return before.slice(start) + text.slice(first.start, last.end) + (stop === -1 ? '' : behind.slice(0, stop))
}

/** The text up to a claim, as far back as a reader would look. */
export function textBefore(claim: Claim, text: string | undefined): string {
  const start = claim.segments[0]?.start ?? 0
  return text?.slice(Math.max(0, start - 2 * REACH), start) ?? ''
}
