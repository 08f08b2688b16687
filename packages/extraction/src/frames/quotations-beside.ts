import type { Cue } from '../cues/find-cues.ts'
import type { Quotation } from '../quotes/quotations.ts'
import type { Range, Reading } from './range.ts'
import { findSource, type Source } from './source.ts'

/** A quotation that ends right before the report: between them lies at most a comma. */
export function quoteBefore(
  text: string,
  { tokens }: Reading,
  cue: Cue,
  source: Source | undefined,
  speech: Quotation[],
): Quotation | undefined {
  if (!cue.entry.frames.has('quote') && cue.entry.strength < 0.75) return undefined
  const starts = [
    tokens[cue.group]?.start,
    source?.inverted === true || source?.borrowed === true
      ? undefined
      : tokens[source?.range.first ?? cue.group]?.start,
  ]
  for (const at of starts) {
    if (at === undefined) continue
    const quotation = speech.findLast(({ end }) => end <= at)
    if (
      quotation !== undefined &&
      endsOpen(text, quotation) &&
      /^(?!\.\s)[\s,.—–―-]{0,6}$/.test(text.slice(quotation.end, at).slice(0, 40))
    )
      return quotation
  }
  return undefined
}

/** A quotation that ends with a full stop is closed: the report behind it belongs to the next. */
function endsOpen(text: string, { to }: Quotation): boolean {
  return text.charAt(to - 1) !== '.'
}

/** Who speaks behind the cue, where it follows the quotation at once: “…,” said Ada Lund. */
export function invertedSource(reading: Reading, cue: Cue, before: Quotation): Range | undefined {
  const cueStart = reading.tokens[cue.group]?.start ?? 0
  return cueStart - before.end <= 6 ? findSource(reading, cue, [], 'after')?.range : undefined
}

/** `“…,” he added, “…”`: the second part, where it follows the report after a comma. */
export function quoteAfterParenthesis(
  text: string,
  { tokens }: Reading,
  cue: Cue,
  source: Range | undefined,
  speech: Quotation[],
): Quotation | undefined {
  const from = tokens[Math.max(cue.last, source?.last ?? 0)]?.end ?? 0
  const quotation = speech.find(({ start }) => start >= from)
  if (quotation === undefined) return undefined
  const between = text.slice(from, quotation.start)
  return between.length < 80 && /^[^.!?:;]*[,:]\s*$/.test(between) && !/\b(?:and|before|but)\b/.test(between)
    ? quotation
    : undefined
}
