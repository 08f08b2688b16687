import type { Span } from '@onrecord/domain'
import type { Quotation } from '../quotes/quotations.ts'

/** The words of a quotation without its marks. */
export function innerSpan({ from, to }: Quotation): Span {
  return { start: from, end: to }
}

/** A content that begins with a quotation is that whole quotation, across sentences; else what the clause holds. */
export function wholeQuotation(quotation: Quotation, clause: Span | undefined): Span {
  const goesOn = clause !== undefined && clause.end > quotation.end + 2
  return { start: quotation.from, end: goesOn ? clause.end : quotation.to }
}

/** Where a clause ends within a quotation, it goes on to that quotation's end. */
export function throughQuotation(span: Span, speech: Quotation[]): Span {
  const open = speech.find(({ from, to }) => from < span.end && span.end < to && span.start < from)
  return open === undefined ? span : { start: span.start, end: open.to }
}

/** Where a clause begins within a quotation that began in a sentence before, it begins with that quotation. */
export function fromQuotation(span: Span, speech: Quotation[]): Span {
  const open = speech.find(({ from, to }) => from < span.start && span.start < to && to < span.end)
  return open === undefined ? span : { start: open.from, end: span.end }
}
