import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** A reviewer found the claim right. */
export const ClaimConfirmed = defineEvent({
  type: 'ClaimConfirmed',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    reason: Reason,
  }),
})
