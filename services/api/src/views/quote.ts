import { Act, ClaimId, ClaimKind, DocumentId, Edtf, type RecordedClaim, Review, Span } from '@onrecord/domain'
import * as z from 'zod'

/** A claim as far as a reader needs it beside a judgement: who said what, in which words, when and where. */
export const Quote = z
  .strictObject({
    words: z.string().meta({ description: 'The exact words; several pieces are joined by " … "' }),
    by: z.string().nullable().meta({ description: 'The claimant, as the dossier names it' }),
    saidOn: Edtf.nullable().meta({ description: 'null: use `publishedOn`' }),
    source: z.string().nullable(),
    publishedOn: Edtf.nullable(),
    kind: ClaimKind,
    act: Act,
    relayed: z.boolean(),
    confidence: z.number(),
    review: Review,
    mentions: z.int().min(1).meta({ description: 'How often it is told, restatements included' }),
    claimId: ClaimId,
    documentId: DocumentId,
    segments: z.array(Span),
    title: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: 'Quote' })
export type Quote = z.infer<typeof Quote>

/** The short form of a claim. */
export function quoteOf({ claim, classification, document, record, cluster }: RecordedClaim): Quote {
  const claimants = classification?.claimants.map(({ name }) => name) ?? []
  return {
    words: claim.segments.map(({ exact }) => exact).join(' … '),
    by: claimants.length > 0 ? claimants.join(', ') : (claim.mention?.exact ?? null),
    saidOn: claim.saidOn,
    source: document.source,
    publishedOn: document.publishedOn,
    kind: claim.kind,
    act: claim.act,
    relayed: claim.relayed,
    confidence: claim.confidence,
    review: record.review,
    mentions: cluster?.mentions ?? 1,
    claimId: claim.id,
    documentId: document.id,
    segments: claim.segments.map(({ start, end }) => ({ start, end })),
    title: document.title,
    url: document.url,
  }
}

/** Quotes of the claims that are there, in the order of the ids. */
export function quotesOf(claims: ReadonlyMap<string, RecordedClaim>, claimIds: readonly string[]): Quote[] {
  return claimIds.flatMap((id) => {
    const claim = claims.get(id)
    return claim === undefined ? [] : [quoteOf(claim)]
  })
}
