import { Relation, Reliability, Slug } from '@onrecord/domain'
import * as z from 'zod'
import { OptionalReason, RequiredReason } from './reason.ts'

const Framework = Slug.nullable().default(null).meta({ description: 'null: in every framework' })

/** What may be decided about an issue. */
export const IssueDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('close'), framework: Framework, reason: RequiredReason }),
    z.strictObject({ decision: z.literal('reopen'), framework: Framework, reason: OptionalReason }),
  ])
  .meta({ id: 'IssueDecision' })
export type IssueDecision = z.infer<typeof IssueDecision>

/** What may be decided about two claims. */
export const LinkDecision = z
  .strictObject({ decision: z.enum(['link', 'unlink']), relation: Relation, reason: OptionalReason })
  .meta({ id: 'LinkDecision' })
export type LinkDecision = z.infer<typeof LinkDecision>

/** What may be decided about a publisher. Its name is said beside its id, since the log holds the name. */
export const SourceDecision = z
  .strictObject({
    decision: z.literal('grade'),
    name: z.string().min(1).max(300),
    reliability: Reliability.nullable().meta({
      description: 'Admiralty code, A (completely reliable) to F; null: the grade of the configuration counts again',
    }),
    reason: OptionalReason,
  })
  .meta({ id: 'SourceDecision' })
export type SourceDecision = z.infer<typeof SourceDecision>
