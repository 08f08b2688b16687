import * as z from 'zod'
import { ClaimId } from '../ids.ts'
import { Relation } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { linkStream } from './streams.ts'

/** Two claims relate. The pair is unordered; `rule` names the linker's rule, null where a reviewer linked them, with a `reason`. */
export const ClaimsLinked = defineEvent({
  type: 'ClaimsLinked',
  stream: linkStream,
  data: z.strictObject({
    a: ClaimId,
    b: ClaimId,
    relation: Relation,
    rule: z.string().max(64).nullable(),
    reason: Reason.optional(),
  }),
})
