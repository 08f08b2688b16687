import { RecordedClaim } from '@onrecord/domain'
import * as z from 'zod'
import { WordsInContext } from './context.ts'
import { ImpactJson } from './impact-json.ts'
import { ReviewOption } from './options.ts'

/** A claim with all that deciding about it takes. */
export const ReviewItem = z
  .strictObject({
    claim: RecordedClaim,
    context: WordsInContext.nullable().meta({ description: 'null: the text was erased' }),
    changes: z.array(ImpactJson).meta({ description: 'What of the views a decision would change' }),
    weight: z.number().min(0).meta({ description: 'How much that is; the queue is in its order' }),
    etag: z.string().meta({ description: 'Send it as `If-Match` with the decision' }),
    options: z.array(ReviewOption).meta({ description: 'Decisions to choose from' }),
  })
  .meta({ id: 'ReviewItem' })
export type ReviewItem = z.infer<typeof ReviewItem>

/** A page of what is left to review. */
export const ReviewQueue = z
  .strictObject({
    seq: z.int().min(1),
    changing: z.int().min(0).meta({ description: 'How many claims of the whole queue would change a view' }),
    items: z.array(ReviewItem),
    next: z.string().nullable(),
  })
  .meta({ id: 'ReviewQueue' })
export type ReviewQueue = z.infer<typeof ReviewQueue>
