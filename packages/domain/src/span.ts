import * as z from 'zod'

/** 200,000 characters is the longest text that is read; a span lies in one. */
export const MAX_TEXT_LENGTH = 200_000

const Offset = z.int().min(0).max(MAX_TEXT_LENGTH)

const orderedSpan = (span: { start: number; end: number }): boolean => span.start < span.end
const SPAN_ORDER = 'start must be before end'

/** Part of a document's text in UTF-16 code units (what `slice` takes), end exclusive. */
export const Span = z.strictObject({ start: Offset, end: Offset }).refine(orderedSpan, SPAN_ORDER).meta({ id: 'Span' })
export type Span = z.infer<typeof Span>

/** A span together with the words that lie there. */
export const Words = z
  .strictObject({ exact: z.string().max(MAX_TEXT_LENGTH), start: Offset, end: Offset })
  .refine(orderedSpan, SPAN_ORDER)
  .meta({ id: 'Words' })
export type Words = z.infer<typeof Words>
