import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { Relation } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { linkStream } from './streams.ts'

/** A link is undone; a reviewer's unlink (no `rule`, a `reason`) stands for good. */
export const ClaimsUnlinked = defineEvent({
  type: 'ClaimsUnlinked',
  stream: linkStream,
  data: z.strictObject({
    a: ClaimId,
    b: ClaimId,
    relation: Relation,
    rule: z.string().max(64).nullable(),
    reason: Reason.optional(),
  }),
})
