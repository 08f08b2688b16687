import { UnrecoverableError } from 'bullmq'
import { bounded } from './add.ts'
import type { RunJob } from './backend.ts'
import { withDeadline } from './deadline.ts'
import { codeOf, JobFailedError, JobRunError } from './errors.ts'
import type { Job } from './job.ts'
import type { Queues } from './queues.ts'

/** A worker under way. `close` waits for running jobs, at most 10 s, then leaves them to be found stalled. */
export type JobWork = { close: () => Promise<void> }

/** `attempt` counts from 1 the runs that ended in an error, this one included; `signal` aborts when the lock is lost. */
export type RunContext = { id: string; attempt: number; signal: AbortSignal }

/**
 * A job whose worker died is taken for stalled after this time and run again. Locks are renewed at half of it, from an event
 * loop that the heavy work never holds.
 */
const LOCK_MS = 10_000

/** BullMQ gives up a job that stalled more often. Far above any limit of ours: starts are counted in PostgreSQL. */
const MAX_STALLS = 100

const CLOSE_TIMEOUT_MS = 10_000

/**
 * Runs the jobs of one kind, `concurrency` at a time in this process. A payload that breaks its schema fails for good; an
 * error of `run` is retried as the job says, and only its code is stored. Resolves when connected, throws
 * `QueueUnavailableError` where it can't be.
 */
export async function work<Payload>(
  queues: Queues,
  job: Job<Payload>,
  run: (payload: Payload, context: RunContext) => Promise<void>,
  options: { concurrency: number; lockMs?: number },
): Promise<JobWork> {
  const lockMs = options.lockMs ?? LOCK_MS
  const perform: RunJob = async (entry, _token, signal) => {
    const payload = job.payload.safeParse(entry.data)
    if (!payload.success) throw new UnrecoverableError('payload-invalid')
    const context = {
      id: entry.id ?? '',
      attempt: entry.attemptsMade + 1,
      signal: signal ?? new AbortController().signal,
    }
    try {
      await run(payload.data, context)
    } catch (error) {
      queues.onError(new JobRunError(job.name, context.id, { cause: error }))
      throw new JobFailedError(codeOf(error))
    }
  }
  const worker = queues.backend.openWorker(job.name, perform, {
    concurrency: options.concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs / 2,
    maxStalledCount: MAX_STALLS,
    runRetryDelay: 1000,
  })
  try {
    await bounded(queues, job, () => worker.waitUntilReady())
  } catch (error) {
    void worker.close(true).catch(queues.onError)
    throw error
  }
  worker.run().catch(queues.onError)
  return { close: () => closeWorker(queues, worker) }
}

async function closeWorker(queues: Queues, worker: { close: (force?: boolean) => Promise<void> }): Promise<void> {
  const late = (): Error => new Error('a worker did not finish its jobs in time')
  await withDeadline(worker.close(), { ms: CLOSE_TIMEOUT_MS, late }).catch(queues.onError)
}
