import { withDeadline } from './deadline.ts'
import { QueueUnavailableError } from './errors.ts'
import type { Job } from './job.ts'
import { type Queues, queueOf } from './queues.ts'

/** What names a job: adding an id that waits or runs already changes nothing. `delayMs` from now, 0 where left out. */
export type JobAddress = { id: string; delayMs?: number }

/**
 * Adds a job. Throws {@link QueueUnavailableError} where the server does not answer in time; the job may still have been
 * added then, which its id makes harmless. Never called inside a database transaction.
 */
export async function add<Payload>(
  queues: Queues,
  job: Job<Payload>,
  payload: Payload,
  address: JobAddress,
): Promise<void> {
  const data = job.payload.parse(payload)
  await bounded(queues, job, async () => {
    const queue = await queueOf(queues, job)
    await queue.add(job.name, data, { jobId: address.id, delay: address.delayMs ?? 0 })
  })
}

/** Adds many jobs of one kind in one round trip, under the same terms as {@link add}. */
export async function addAll<Payload>(
  queues: Queues,
  job: Job<Payload>,
  entries: readonly ({ payload: Payload } & JobAddress)[],
): Promise<void> {
  if (entries.length === 0) return
  const jobs = entries.map(({ payload, id, delayMs }) => ({
    name: job.name,
    data: job.payload.parse(payload),
    opts: { jobId: id, delay: delayMs ?? 0 },
  }))
  await bounded(queues, job, async () => {
    const queue = await queueOf(queues, job)
    await queue.addBulk(jobs)
  })
}

/** Runs one call of the queue within its time limit; whatever the server throws becomes {@link QueueUnavailableError}. */
export async function bounded<Payload>(queues: Queues, job: Job<Payload>, call: () => Promise<void>): Promise<void> {
  const limit = { ms: queues.timeoutMs, late: () => new Error(`no answer within ${queues.timeoutMs} ms`) }
  await withDeadline(call(), limit).catch((cause: unknown) => {
    throw new QueueUnavailableError(job.name, cause instanceof Error ? cause.message : 'unknown', { cause })
  })
}
