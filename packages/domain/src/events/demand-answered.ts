import * as z from 'zod'
import { ClaimId, Slug } from '../ids.ts'
import { Answer } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** A reviewer decided how a demand was answered, without a claim that says so; null takes it back. */
export const DemandAnswered = defineEvent({
  type: 'DemandAnswered',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    party: Slug.nullable(),
    answer: Answer.nullable(),
    reason: Reason,
  }),
})
