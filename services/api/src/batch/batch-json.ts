import * as z from 'zod'
import { ProblemItem } from '../problem.ts'

/** Why a line, or what comes after it, was not taken. */
export const LineProblem = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(ProblemItem).optional(),
  })
  .meta({ id: 'LineProblem' })
export type LineProblem = z.infer<typeof LineProblem>

/** The answer to a batch of lines that each become `item`. */
export function batchOf(item: z.ZodObject, { id }: { id: string }) {
  return z
    .strictObject({
      taken: z.int().min(0),
      refused: z.int().min(0),
      stopped: z
        .strictObject({ line: z.int().min(1), problem: LineProblem })
        .nullable()
        .meta({ description: 'From which line on the batch was not read, and why; what stands before it was' }),
      lines: z.array(
        z.union([
          z.strictObject({ line: z.int().min(1), status: z.literal('taken'), ...item.shape }),
          z.strictObject({ line: z.int().min(1), status: z.literal('refused'), problem: LineProblem }),
        ]),
      ),
    })
    .meta({ id, description: 'What became of each line, in their order' })
}
