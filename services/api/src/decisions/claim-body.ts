import {
  Act,
  Answer,
  Certainty,
  ClaimKind,
  ClaimPosition,
  Credibility,
  DueOutcome,
  Edtf,
  Phase,
  Reported,
  Slug,
} from '@onrecord/domain'
import * as z from 'zod'
import {
  Name,
  SubmittedAddressee,
  SubmittedClaimant,
  SubmittedDue,
  SubmittedTeller,
  SubmittedWords,
} from '../claims/submission.ts'
import { OptionalReason, RequiredReason } from './reason.ts'

const notEmpty = (given: object): boolean => Object.keys(given).length > 0

/** The reading put right; members left out stay as they are. The segments can't be changed: another place is another claim. */
export const Correction = z
  .strictObject({
    kind: ClaimKind.optional(),
    act: Act.optional(),
    cue: SubmittedWords.nullable().optional(),
    mention: SubmittedWords.nullable().optional(),
    chain: z.array(SubmittedTeller).max(64).optional(),
    reported: Reported.optional(),
    relayed: z.boolean().optional(),
    negated: z.boolean().optional(),
    certainty: Certainty.optional(),
    saidOn: Edtf.nullable().optional(),
    due: SubmittedDue.nullable().optional(),
    confidence: z.number().min(0).max(1).optional(),
  })
  .refine(notEmpty, 'name what is to be changed')
  .meta({ id: 'Correction' })
export type Correction = z.infer<typeof Correction>

/** What the dossier is to make of the claim; members left out stay as they are. */
export const Reclassification = z
  .strictObject({
    claimants: z.array(SubmittedClaimant).max(64).optional(),
    party: Name.nullable()
      .optional()
      .meta({ description: 'Id or label; left out beside `claimants`: the party of the first' }),
    positions: z.array(ClaimPosition).max(64).optional(),
    framework: Slug.nullable().optional(),
    phase: Phase.nullable().optional(),
    addressee: SubmittedAddressee.nullable().optional(),
  })
  .refine(notEmpty, 'name what is to be changed')
  .meta({ id: 'ClassificationChange' })
export type Reclassification = z.infer<typeof Reclassification>

const Plain = z.strictObject({ decision: z.enum(['confirm', 'reopen']), reason: OptionalReason })
const Separate = z.strictObject({ decision: z.literal('separate'), reason: OptionalReason })
const Retract = z.strictObject({ decision: z.literal('retract'), reason: RequiredReason })
const Correct = z.strictObject({ decision: z.literal('correct'), changes: Correction, reason: OptionalReason })
const Reclassify = z.strictObject({
  decision: z.literal('reclassify'),
  classification: Reclassification,
  reason: OptionalReason,
})
const Assess = z.strictObject({
  decision: z.literal('assess'),
  credibility: Credibility.nullable().meta({ description: 'Admiralty code, 1 (confirmed) to 6; null takes it back' }),
  reason: OptionalReason,
})
const AnswerDemand = z.strictObject({
  decision: z.literal('answer'),
  answer: Answer.nullable().meta({ description: 'null takes it back' }),
  party: Name.nullable().default(null).meta({ description: 'Who answered; null: all to whom it was addressed' }),
  reason: OptionalReason,
})
const RecordOutcome = z
  .strictObject({
    decision: z.literal('outcome'),
    outcome: DueOutcome.nullable().meta({ description: 'null takes it back' }),
    newDate: Edtf.nullable().default(null),
    reason: OptionalReason,
  })
  .refine(({ outcome, newDate }) => (outcome === 'extended') === (newDate !== null), {
    path: ['newDate'],
    error: 'to be given where a date is extended, and only there',
  })

/** What may be decided about a claim. */
export const ClaimDecision = z
  .discriminatedUnion('decision', [Plain, Separate, Retract, Correct, Reclassify, Assess, AnswerDemand, RecordOutcome])
  .meta({ id: 'ClaimDecision' })
export type ClaimDecision = z.infer<typeof ClaimDecision>
