import { bounded } from './add.ts'
import type { Job } from './job.ts'
import { type Queues, queueOf } from './queues.ts'

/** When a scheduler makes a job: every so many milliseconds, or by a cron pattern in an IANA time zone. */
export type Rhythm = { everyMs: number } | { pattern: string; timeZone: string }

/**
 * Makes or changes a scheduler, which adds a job with `payload` at each turn. A flushed Redis forgets schedulers, so call it
 * at start and again with every reconciliation. Throws `QueueUnavailableError` like `add`.
 */
export async function upsertScheduler<Payload>(
  queues: Queues,
  job: Job<Payload>,
  scheduler: { id: string; rhythm: Rhythm; payload: Payload },
): Promise<void> {
  const { id, rhythm } = scheduler
  const repeat = 'everyMs' in rhythm ? { every: rhythm.everyMs } : { pattern: rhythm.pattern, tz: rhythm.timeZone }
  const data = job.payload.parse(scheduler.payload)
  await bounded(queues, job, async () => {
    const queue = await queueOf(queues, job)
    await queue.upsertJobScheduler(id, repeat, { name: job.name, data })
  })
}
