import type { Reported, Span } from '@onrecord/domain'
import type { Attribution } from './frames/attribution.ts'
import type { DocumentReading } from './frames/read-document.ts'
import type { Quotation } from './quotes/quotations.ts'

/** Whether a claim's words are the speaker's own, all, in part or none of them. */
export function reportedAs(
  segments: Span[],
  { rule, turn }: Attribution,
  { quotations, speech }: DocumentReading,
): Reported {
  if (rule === 'quote-turn' || turn?.own === true) return 'direct'
  const within = (span: Span, list: Quotation[]) =>
    list.some(({ start, end }) => start <= span.start && end >= span.end)
  if (segments.every((span) => within(span, speech) || isWhole(span, quotations))) return 'direct'
  const touches = segments.some((span) => quotations.some(({ start, end }) => start < span.end && end > span.start))
  return touches ? 'mixed' : 'indirect'
}

/** A quotation of several words that is all that is said, whatever stands before it ("adding that “…”"). */
function isWhole({ start, end }: Span, quotations: Quotation[]): boolean {
  return quotations.some(
    ({ from, to, ...marks }) =>
      Math.abs(from - start) <= 2 && Math.abs(to - end) <= 2 && marks.end - marks.start >= MIN_DIRECT,
  )
}

/** Shortest quotation that counts as a sentence of its own, in UTF-16 units. */
const MIN_DIRECT = 20
