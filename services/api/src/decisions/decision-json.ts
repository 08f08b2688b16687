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

/** What a batch of decisions is answered with; `stream` and `version` say what each event is about and its new version. */
export const BatchReceipt = z
  .strictObject({
    seq: z.int().min(1),
    recordedAt: z.iso.datetime(),
    events: z.array(
      z.strictObject({
        seq: z.int().min(1),
        type: z.string(),
        stream: z.string(),
        version: z.int().min(1),
        undo: z.string(),
      }),
    ),
  })
  .meta({ id: 'BatchReceipt' })
export type BatchReceipt = z.infer<typeof BatchReceipt>

/** One event of a thing's history, or one decision of the dossier. */
export const HistoryEntry = z
  .strictObject({
    seq: z.int().min(1),
    recordedAt: z.iso.datetime(),
    type: z.string(),
    stream: z.string(),
    says: z.string().meta({ description: 'What happened, in a sentence without words of the text' }),
    by: z.string().nullable().meta({ description: 'The key of who decided it, or the process that did it' }),
    reason: z.string().nullable(),
    decision: z.boolean().meta({ description: 'Whether a person decided it' }),
    undoneBy: z.int().nullable().meta({ description: 'The number that took it back' }),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof HistoryEntry>
