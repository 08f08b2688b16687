import type { StoredDocument } from '@onrecord/documents'
import { DocumentId, Edtf, RecordedClaim } from '@onrecord/domain'
import { type DocumentHistory, DocumentState } from '@onrecord/intake/receive'
import type { DocumentRow } from '@onrecord/projections'
import * as z from 'zod'

/** The only language that claims are extracted from. */
const READ_LANGUAGE = 'en'

/** What a caller should know though nothing was refused. */
export const Warning = z.enum(['undated', 'language-not-read']).meta({ id: 'Warning' })

/** A document without its text. */
export const DocumentSummary = z
  .strictObject({
    id: DocumentId,
    state: DocumentState,
    failure: z
      .strictObject({ stage: z.string(), code: z.string() })
      .nullable()
      .meta({ description: 'Why its latest extraction failed' }),
    title: z.string().nullable(),
    source: z.string().nullable(),
    author: z.string().nullable(),
    url: z.string().nullable(),
    publishedOn: Edtf.nullable(),
    language: z.string().nullable(),
    length: z.int().min(1).meta({ description: 'UTF-16 code units' }),
    seq: z.int().min(1),
    recordedAt: z.iso.datetime(),
    warnings: z.array(Warning),
  })
  .meta({ id: 'DocumentSummary', description: 'A text as submitted, without the text' })
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** A document with its text; null once it was erased. */
export const Document = DocumentSummary.extend({ text: z.string().nullable() }).meta({
  id: 'Document',
  description: 'A text as submitted',
})

/** How the source of a page was read. */
export const PageReport = z
  .strictObject({
    facts: z
      .array(
        z.strictObject({
          member: z.enum(['title', 'author', 'source', 'publishedOn', 'url']),
          value: z.string(),
          origin: z.enum(['json-ld', 'meta', 'time', 'heading', 'title', 'link']),
          taken: z.boolean().meta({ description: 'false: the submitter had said something else' }),
        }),
      )
      .meta({ description: 'What the page says of itself' }),
    dropped: z
      .array(z.strictObject({ element: z.string(), count: z.int().min(1) }))
      .meta({ description: 'Elements of the page that are not in the text' }),
    length: z.int().min(0).meta({ description: 'Of the text that was read, UTF-16 code units' }),
    visibleLength: z.int().min(0).meta({ description: 'Of all that could be read on the page' }),
  })
  .meta({ id: 'PageReport' })
export type PageReport = z.infer<typeof PageReport>

/** What a submission is answered with. */
export const Receipt = z
  .strictObject({
    id: DocumentId,
    seq: z.int().min(1),
    recordedAt: z.iso.datetime(),
    state: DocumentState,
    duplicate: z.boolean().meta({ description: 'The same text from the same source had been received before' }),
    warnings: z.array(Warning),
    claims: z
      .array(RecordedClaim)
      .optional()
      .meta({ description: 'Where `Prefer: wait` was long enough, at most 500' }),
    page: PageReport.optional().meta({ description: 'Where the source of a page was sent' }),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

/** Composes a document from its history and its words. */
export function summarize(history: DocumentHistory, words: StoredDocument | undefined): DocumentSummary {
  const { documentId, language, length } = history.received.data
  return {
    id: documentId,
    state: history.state,
    failure: history.failure,
    title: words?.title ?? null,
    source: history.source,
    author: words?.author ?? null,
    url: words?.url ?? null,
    publishedOn: history.publishedOn,
    language,
    length,
    seq: history.received.seq,
    recordedAt: history.received.recordedAt,
    warnings: warningsOf({ ...history, language }),
  }
}

/** Composes the receipt of a submission. */
export function receiptOf(history: DocumentHistory, { duplicate }: { duplicate: boolean }): Receipt {
  const { seq, recordedAt, data } = history.received
  return {
    id: data.documentId,
    seq,
    recordedAt,
    state: history.state,
    duplicate,
    warnings: warningsOf({ ...history, language: data.language }),
  }
}

/** Composes a document of the view from its row and its words. */
export function summarizeRow(row: DocumentRow, words: StoredDocument | undefined): DocumentSummary {
  const { documentId, source, publishedOn, language, length, seq, receivedAt } = row
  return {
    id: documentId,
    state: row.erased ? 'erased' : row.withdrawn ? 'withdrawn' : row.status === 'requested' ? 'waiting' : row.status,
    failure: row.failure,
    title: words?.title ?? null,
    source,
    author: words?.author ?? null,
    url: words?.url ?? null,
    publishedOn,
    language,
    length,
    seq,
    recordedAt: receivedAt,
    warnings: warningsOf(row),
  }
}

function warningsOf(known: { publishedOn: string | null; language: string | null }): z.infer<typeof Warning>[] {
  return [
    ...(known.publishedOn === null ? (['undated'] as const) : []),
    ...(known.language !== null && known.language !== READ_LANGUAGE ? (['language-not-read'] as const) : []),
  ]
}
