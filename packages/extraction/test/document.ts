import type { ExtractionInput } from '../src/index.ts'

/** A document for tests: a wire report of Thursday 2025-03-06, unless said otherwise. */
export function documentOf(text: string, rest: Partial<ExtractionInput> = {}): ExtractionInput {
  return {
    documentId: 'ab'.repeat(16),
    text,
    title: null,
    source: 'Harbour Wire',
    publishedOn: '2025-03-06',
    weekStart: 'monday',
    ...rest,
  }
}
