import { type Backend, type JobQueue, openPostgresBackend, openRedisBackend } from './backend.ts'
import { withDeadline } from './deadline.ts'
import type { Job } from './job.ts'

/** The queues of one process: opened on first use, on Redis where there is a `redisUrl`, else on PostgreSQL. */
export type Queues = {
  backend: Backend
  opened: Map<string, Promise<JobQueue>>
  ready: Set<JobQueue>
  onError: (error: Error) => void
  timeoutMs: number
}

/** How long a call of the queue may take. Both servers answer within milliseconds when they answer at all. */
const CALL_TIMEOUT_MS = 5000

/** Closing waits this long for connections that may be gone. */
const CLOSE_TIMEOUT_MS = 5000

/**
 * Queues on Redis (`redisUrl`) or in schema `bullmq` of the database, which {@link migrateQueue} has prepared. Connects on
 * first use. `onError` hears of lost connections, which mend themselves, and of runs that threw ({@link JobRunError}).
 * `timeoutMs` bounds each call; `prefix` keeps installations on one Redis apart.
 */
export function openQueues(input: {
  databaseUrl: string
  redisUrl?: string | undefined
  prefix?: string
  timeoutMs?: number
  onError?: (error: Error) => void
}): Queues {
  const onError = input.onError ?? (() => undefined)
  const timeoutMs = input.timeoutMs ?? CALL_TIMEOUT_MS
  const backend =
    input.redisUrl === undefined
      ? openPostgresBackend({ onError }, { url: input.databaseUrl, timeoutMs })
      : openRedisBackend({ onError }, { url: input.redisUrl, prefix: input.prefix ?? 'onrecord' })
  return { backend, opened: new Map(), ready: new Set(), onError, timeoutMs }
}

/** The job's queue, ready for use. One that could not get ready is forgotten, because BullMQ would keep the failure for ever. */
export function queueOf<Payload>(queues: Queues, job: Job<Payload>): Promise<JobQueue> {
  const known = queues.opened.get(job.name)
  if (known !== undefined) return known
  const opening = openQueue(queues, job).catch((error: unknown) => {
    queues.opened.delete(job.name)
    throw error
  })
  queues.opened.set(job.name, opening)
  return opening
}

async function openQueue<Payload>(queues: Queues, job: Job<Payload>): Promise<JobQueue> {
  const queue = queues.backend.openQueue(job.name, {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs },
    // An id kept as completed or failed would make every later add with it a silent nothing.
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  })
  try {
    await queue.waitUntilReady()
    queues.ready.add(queue)
    return queue
  } catch (error) {
    await queue.close()
    throw error
  }
}

/** Jobs that wait, are delayed, or run. */
export async function countJobs<Payload>(
  queues: Queues,
  job: Job<Payload>,
): Promise<{ waiting: number; delayed: number; active: number }> {
  const counts = await (await queueOf(queues, job)).getJobCounts('waiting', 'delayed', 'active')
  return { waiting: counts.waiting ?? 0, delayed: counts.delayed ?? 0, active: counts.active ?? 0 }
}

/** Closes every queue and connection, in bounded time; workers are closed before, each by its own `close`. */
export async function closeQueues(queues: Queues): Promise<void> {
  const closing = [...queues.ready].map((queue) => queue.close())
  queues.opened.clear()
  queues.ready.clear()
  await giveUpAfter(CLOSE_TIMEOUT_MS, Promise.allSettled(closing))
  await giveUpAfter(CLOSE_TIMEOUT_MS, queues.backend.close())
}

async function giveUpAfter(ms: number, work: Promise<unknown>): Promise<void> {
  const late = new Error('late')
  await withDeadline(work, { ms, late: () => late }).catch((error: unknown) => {
    if (error !== late) throw error
  })
}
