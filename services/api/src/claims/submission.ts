import {
  Act,
  Certainty,
  ClaimId,
  ClaimKind,
  ClaimPosition,
  DocumentId,
  DueType,
  Edtf,
  ExtractorRef,
  MAX_TEXT_LENGTH,
  Modality,
  Phase,
  Reported,
  Slug,
} from '@onrecord/domain'
import * as z from 'zod'

const Offset = z.int().min(0).max(MAX_TEXT_LENGTH)
/** A name of the configuration or of the text; several are joined by ";". */
export const Name = z.string().min(1).max(300)

/** Words by their place; `exact`, where given, must be what stands there. */
export const SubmittedWords = z
  .strictObject({ start: Offset, end: Offset, exact: z.string().max(MAX_TEXT_LENGTH).optional() })
  .refine(({ start, end }) => start < end, 'start must be before end')
  .meta({ id: 'SubmittedWords' })
export type SubmittedWords = z.infer<typeof SubmittedWords>

const TellerInFull = z.strictObject({
  name: Name,
  start: Offset.nullable().default(null),
  end: Offset.nullable().default(null),
})

/** One teller: a name, or a name with its place. */
export const SubmittedTeller = z.union([Name.transform((name) => ({ name, start: null, end: null })), TellerInFull])

/** A date as it is sent. */
export const SubmittedDue = z.strictObject({
  edtf: Edtf,
  type: DueType,
  modality: Modality,
  start: Offset.nullable().default(null),
  end: Offset.nullable().default(null),
  earliest: z.string().nullable().optional().meta({ description: 'Follows from `edtf`; what is sent is not used' }),
  latest: z.string().nullable().optional(),
})

/** A claim as somebody else found it; `id`, `prefix` and `suffix` follow from the text and may be sent back as they were read. */
export const SubmittedClaim = z
  .strictObject({
    id: ClaimId.optional(),
    kind: ClaimKind,
    act: Act,
    segments: z.array(SubmittedWords).min(1).max(64),
    prefix: z.string().max(MAX_TEXT_LENGTH).optional(),
    suffix: z.string().max(MAX_TEXT_LENGTH).optional(),
    cue: SubmittedWords.nullable().default(null),
    mention: SubmittedWords.nullable().default(null),
    chain: z.array(SubmittedTeller).max(64).default([]),
    reported: Reported.default('indirect'),
    relayed: z.boolean().default(false),
    negated: z.boolean().default(false),
    certainty: Certainty.default('asserted'),
    saidOn: Edtf.nullable().default(null),
    due: SubmittedDue.nullable().default(null),
    confidence: z.number().min(0).max(1).default(1),
    extractor: ExtractorRef.default({ name: 'submitted', version: '1' }),
  })
  .meta({ id: 'SubmittedClaim' })
export type SubmittedClaim = z.infer<typeof SubmittedClaim>

/** Who holds a claim, by name or id. */
export const SubmittedClaimant = z.union([
  Name.transform((name) => ({ name, actorId: null, role: null })),
  z.strictObject({
    actorId: Slug.nullable().default(null),
    name: Name.nullable().default(null),
    role: z.string().max(300).nullable().default(null),
  }),
])

/** To whom a claim is addressed, by name or id. */
export const SubmittedAddressee = z.union([
  Name.transform((name) => ({ name, actorId: null })),
  z.strictObject({ actorId: Slug.nullable().default(null), name: Name.nullable().default(null) }),
])

/** What the dossier is to make of the claim: names and ids of its configuration, or names that stand in the text. */
export const SubmittedClassification = z
  .strictObject({
    claimants: z.array(SubmittedClaimant).max(64).default([]),
    party: Name.nullable().optional().meta({ description: 'Id or label; left out: the party of the first claimant' }),
    positions: z.array(ClaimPosition).max(64).default([]),
    framework: Slug.nullable()
      .optional()
      .meta({ description: 'Left out: the one in force when it was said; null: none' }),
    phase: Phase.nullable().default(null),
    addressee: SubmittedAddressee.nullable().default(null),
    configVersion: z.int().min(1).optional(),
  })
  .meta({ id: 'SubmittedClassification' })
export type SubmittedClassification = z.infer<typeof SubmittedClassification>

/** Claims of one document, found by another extractor or by an analyst. */
export const ClaimSubmission = z
  .strictObject({
    documentId: DocumentId,
    claims: z
      .array(
        z.strictObject({ claim: SubmittedClaim, classification: SubmittedClassification.nullable().default(null) }),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'ClaimSubmission' })
export type ClaimSubmission = z.infer<typeof ClaimSubmission>
