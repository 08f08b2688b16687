import * as z from 'zod'
import { Due, ExtractorRef } from '../claim.ts'
import { Edtf } from '../edtf.ts'
import { ClaimId, DocumentId, Slug } from '../ids.ts'
import { Span } from '../span.ts'
import { Act, Certainty, Reported } from '../vocabulary.ts'

/** One teller of an attribution chain: the document's publisher, words of the text, or a configured actor. */
export const TellerRef = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('publisher') }),
  z.strictObject({ from: z.literal('text'), start: z.int().min(0), end: z.int().min(1) }),
  z.strictObject({ from: z.literal('actor'), actorId: Slug }),
])
export type TellerRef = z.infer<typeof TellerRef>

/** What the text says, in spans and labels alone: an event holds no words of others. */
export const Finding = z.strictObject({
  act: Act,
  segments: z.array(Span).min(1).max(64),
  cue: Span.nullable(),
  mention: Span.nullable(),
  chain: z.array(TellerRef).max(64),
  reported: Reported,
  relayed: z.boolean(),
  negated: z.boolean(),
  certainty: Certainty,
  saidOn: Edtf.nullable(),
  due: Due.nullable(),
  confidence: z.number().min(0).max(1),
})
export type Finding = z.infer<typeof Finding>

/** A finding with its place in the record. */
export const FoundClaim = Finding.extend({ claimId: ClaimId, documentId: DocumentId, extractor: ExtractorRef })
export type FoundClaim = z.infer<typeof FoundClaim>
