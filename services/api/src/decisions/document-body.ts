import * as z from 'zod'
import { PublishedOn, Short } from '../documents/submission.ts'
import { OptionalReason, RequiredReason } from './reason.ts'

const DateIt = z.strictObject({
  decision: z.literal('date'),
  publishedOn: PublishedOn.nullable().meta({ description: 'null: nobody knows' }),
  reason: OptionalReason,
})
const CorrectIt = z
  .strictObject({
    decision: z.literal('correct'),
    source: Short.nullable().optional(),
    publishedOn: PublishedOn.nullable().optional(),
    reason: OptionalReason,
  })
  .refine(({ source, publishedOn }) => source !== undefined || publishedOn !== undefined, 'name what is to be changed')
const Withdraw = z.strictObject({ decision: z.literal('withdraw'), reason: RequiredReason })
const Reinstate = z.strictObject({ decision: z.literal('reinstate'), reason: OptionalReason })

/** What may be decided about a document. */
export const DocumentDecision = z
  .discriminatedUnion('decision', [DateIt, CorrectIt, Withdraw, Reinstate])
  .meta({ id: 'DocumentDecision' })
export type DocumentDecision = z.infer<typeof DocumentDecision>
