import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** The claim no longer counts; every effect of it is undone, the history keeps it. */
export const ClaimRetracted = defineEvent({
  type: 'ClaimRetracted',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    reason: Reason,
  }),
})
