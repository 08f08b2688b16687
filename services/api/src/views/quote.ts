import { Act, ClaimId, ClaimKind, DocumentId, Edtf, Review, Span } from '@onrecord/domain'
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

/** Quotes of the claims that are there, in the order of the ids. */
export function quotesOf(quotes: ReadonlyMap<string, Quote>, claimIds: readonly string[]): Quote[] {
  return claimIds.flatMap((id) => quotes.get(id) ?? [])
}
