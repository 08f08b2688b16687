import * as z from 'zod'
import { ClaimId, Slug } from '../ids.ts'
import { Stance } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { issueStream } from './streams.ts'

/** A notice for subscribers: a party's stance changed. No view folds it. */
export const PositionChanged = defineEvent({
  type: 'PositionChanged',
  stream: issueStream,
  data: z.strictObject({
    party: Slug,
    issue: Slug,
    framework: Slug.nullable(),
    from: Stance.nullable(),
    to: Stance.nullable(),
    claimId: ClaimId,
  }),
})
