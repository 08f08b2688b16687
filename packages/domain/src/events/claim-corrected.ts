import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { ClaimKind } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Finding } from './found-claim.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** A reviewer, or a better extractor, put the reading of the text right; members left out stay as they were. */
export const ClaimCorrected = defineEvent({
  type: 'ClaimCorrected',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    changes: Finding.extend({ kind: ClaimKind }).partial(),
    reason: Reason,
  }),
})
