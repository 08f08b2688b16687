import { Act, Certainty, ClaimKind, DueType, Edtf, Modality, Reported } from '@onrecord/domain'
import * as z from 'zod'

/**
 * Words of the text. Where they occur more than once, `at` says which: longer words around them that occur once, or the
 * number of the occurrence in the whole text, from 1.
 */
export const QuotedWords = z.union([
  z.string().min(1),
  z.strictObject({ words: z.string().min(1), at: z.union([z.string().min(1), z.int().min(1)]) }),
])
export type QuotedWords = z.infer<typeof QuotedWords>

/** Labels that are right too, where a careful reader could choose either. */
export const Alternatives = z.strictObject({
  kind: z.array(ClaimKind).optional(),
  act: z.array(Act).optional(),
  claimant: z.array(z.string()).optional(),
  reported: z.array(Reported).optional(),
  certainty: z.array(Certainty).optional(),
  edtf: z.array(Edtf).optional(),
})

const shortId = z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'a short id: 1, 2b, h1')

/** `core`: every careful reader records it. `extra`: optional. */
export const Tier = z.enum(['core', 'extra'])

/** The labels that an annotator's line and a stored line share. */
export const labels = {
  id: shortId,
  claimant: z.string().min(1).nullable(),
  chain: z.array(z.string().min(1)),
  kind: ClaimKind,
  act: Act,
  reported: Reported,
  relayed: z.boolean().default(false),
  negated: z.boolean().default(false),
  certainty: Certainty.default('asserted'),
  saidOn: Edtf.nullable().default(null),
  tier: Tier.default('core'),
  sameAs: shortId.nullable().default(null),
  alt: Alternatives.optional(),
}

/** The date that a claim sets. */
export const dueLabels = { edtf: Edtf, type: DueType, modality: Modality }

/** A claim as an annotator writes it: words of the text, no offsets. `note` is for other annotators and is not stored. */
export const WrittenClaim = z.strictObject({
  ...labels,
  content: z.union([QuotedWords, z.array(QuotedWords).min(1)]),
  cue: QuotedWords.nullable(),
  mention: QuotedWords.nullable(),
  due: z
    .strictObject({ ...dueLabels, words: QuotedWords })
    .nullable()
    .default(null),
  note: z.string().optional(),
})
export type WrittenClaim = z.infer<typeof WrittenClaim>

/** The first line of a document's claims: for each actor all names by which the text calls it, the fullest first. */
export const ActorNames = z.strictObject({ actors: z.array(z.array(z.string().min(1)).min(1)) })
export type ActorNames = z.infer<typeof ActorNames>
