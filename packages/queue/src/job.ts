import type * as z from 'zod'

/**
 * One kind of work: its queue's name, what a job carries, and how often BullMQ runs it again after an error.
 * `backoffMs` is the first pause, doubled with every further attempt.
 */
export type Job<Payload> = {
  name: string
  payload: z.ZodType<Payload>
  attempts: number
  backoffMs: number
}

/** Declares a job. The payload is a strict object of ids: no words of a document ever enter the queue. */
export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job
}
