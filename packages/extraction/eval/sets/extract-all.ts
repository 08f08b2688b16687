import type { Claim } from '@onrecord/domain'
import type { Extractor, WeekStart } from '../../src/index.ts'

/** A document of a set, as an extractor may see it; `date` is EDTF. */
export type SetDocument = {
  docId: string
  text: string
  title?: string | null | undefined
  publisher?: string | null | undefined
  date?: string | null | undefined
}

/** The claims of each document in their order, and how many documents were read in a second. */
export type ExtractedSet<Document> = { extracted: { document: Document; claims: Claim[] }[]; perSecond: number }

/** Reads documents one after another. Ids do not matter to any scorer: all are of one document. */
export async function extractAll<Document extends SetDocument>(
  extractor: Extractor,
  { documents, weekStart }: { documents: readonly Document[]; weekStart?: WeekStart | undefined },
): Promise<ExtractedSet<Document>> {
  const began = performance.now()
  const extracted = []
  for (const document of documents) {
    const { claims } = await extractor.extract(extractionInput(document, weekStart), {})
    extracted.push({ document, claims })
  }
  return { extracted, perSecond: (1000 * documents.length) / Math.max(1, performance.now() - began) }
}

/** The document as extractors and classifiers take it. */
export function extractionInput({ text, title, publisher, date }: SetDocument, weekStart?: WeekStart) {
  return {
    documentId: '0'.repeat(32),
    text,
    title: title ?? null,
    source: publisher ?? null,
    publishedOn: date ?? null,
    weekStart,
  }
}
