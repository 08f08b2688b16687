import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/**
 * Reviewers' words on a claim were taken back: it is neither confirmed, corrected nor retracted any more, and the next
 * classification counts, whosever it is. Readings and classification stay as they are until another event changes them.
 */
export const ClaimReopened = defineEvent({
  type: 'ClaimReopened',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    reason: Reason,
  }),
})
