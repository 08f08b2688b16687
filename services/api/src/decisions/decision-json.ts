import * as z from 'zod'

/** What a decision is answered with. */
export const DecisionReceipt = z
  .strictObject({
    seq: z.int().min(1).meta({ description: 'Read views with `minSeq` of it to find the decision in them' }),
    recordedAt: z.iso.datetime(),
    etag: z.string().meta({ description: 'The new tag of what was decided about' }),
    events: z.array(
      z.strictObject({
        seq: z.int().min(1),
        type: z.string(),
        undo: z.string().meta({ description: 'POST here to take it back' }),
      }),
    ),
  })
  .meta({ id: 'DecisionReceipt' })
export type DecisionReceipt = z.infer<typeof DecisionReceipt>
