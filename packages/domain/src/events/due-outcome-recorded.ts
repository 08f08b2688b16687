import * as z from 'zod'
import { Edtf } from '../edtf.ts'
import { ClaimId } from '../ids.ts'
import { DueOutcome } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** A reviewer decided what became of a claim's due date, without a claim that says so; null takes it back. */
export const DueOutcomeRecorded = defineEvent({
  type: 'DueOutcomeRecorded',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    outcome: DueOutcome.nullable(),
    newDate: Edtf.nullable(),
    reason: Reason,
  }),
})
