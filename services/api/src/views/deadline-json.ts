import { ClaimId, Due, DueOutcome, Edtf, Slug } from '@onrecord/domain'
import type { Deadline as JudgedDeadline } from '@onrecord/projections'
import * as z from 'zod'
import { Quote } from './quote.ts'
import { Why, whyJson } from './why.ts'

/** What became of a date. */
export const DueState = z.enum(['upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown'])

/** A date that a claim sets, and what became of it. */
export const Deadline = z
  .strictObject({
    due: Due,
    state: DueState,
    why: Why,
    by: z
      .array(ClaimId)
      .meta({ description: 'Claims that the state rests on; none where the calendar or a reviewer decided' }),
    newDate: z.array(ClaimId).meta({ description: 'Claims that set another date after this one had passed' }),
    decision: z.strictObject({ outcome: DueOutcome, newDate: Edtf.nullable() }).nullable(),
    party: Slug.nullable(),
    framework: Slug.nullable(),
    phase: z.int().nullable(),
    mentions: z.array(ClaimId),
    claim: Quote,
  })
  .meta({ id: 'Deadline' })
export type Deadline = z.infer<typeof Deadline>

/** A deadline for its readers, with the words of the claim that sets it. */
export function deadlineJson(deadline: JudgedDeadline, claim: Quote): Deadline {
  const { due, state, rule, by, counter, newDate, decision, party, framework, phase, mentions } = deadline
  const why = whyJson({ rule, claims: by, counter })
  return { due, state, why, by, newDate, decision, party, framework, phase, mentions, claim }
}
