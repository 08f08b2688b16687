import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { Credibility } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** How credible the claim is, 1 (confirmed) to 6 (cannot be judged), by the Admiralty code; null takes it back. */
export const ClaimAssessed = defineEvent({
  type: 'ClaimAssessed',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    credibility: Credibility.nullable(),
    reason: Reason,
  }),
})
