import { findTexts, findTextsBeyondBmp } from '@onrecord/documents'
import type { RecordedClaim } from '@onrecord/domain'
import type { ApiDeps } from '../deps.ts'
import { codePointOffsets } from './code-points.ts'

/** Where the segments of a claim lie in its document, in code points. */
export type CodePointSpan = { start: number; end: number }

/**
 * The segments of claims in code points, by claim. Most texts have no character that takes two UTF-16 units, so that both
 * counts are one; of the others one is held at a time.
 */
export async function codePointSpans(
  { log }: Pick<ApiDeps, 'log'>,
  { dossier, claims }: { dossier: string; claims: readonly RecordedClaim[] },
): Promise<Map<string, CodePointSpan[]>> {
  const byDocument = Map.groupBy(claims, ({ document }) => document.id)
  const wide = await findTextsBeyondBmp(log.db, { dossier, documentIds: [...byDocument.keys()] })
  const spans = new Map<string, CodePointSpan[]>()
  for (const [documentId, own] of byDocument) {
    const text = wide.has(documentId)
      ? (await findTexts(log.db, { dossier, documentIds: [documentId] })).get(documentId)
      : undefined
    for (const { claim } of own) spans.set(claim.id, spansIn(text, claim.segments))
  }
  return spans
}

function spansIn(text: string | undefined, segments: readonly CodePointSpan[]): CodePointSpan[] {
  if (text === undefined) return segments.map(({ start, end }) => ({ start, end }))
  const offsets = codePointOffsets(
    text,
    segments.flatMap(({ start, end }) => [start, end]),
  )
  return segments.map((_, nth) => ({ start: offsets[2 * nth] ?? 0, end: offsets[2 * nth + 1] ?? 0 }))
}
