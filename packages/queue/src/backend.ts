import {
  createPostgresBackend,
  type JobsOptions,
  type PgPool,
  type Processor,
  Queue,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq'
import { Redis } from 'ioredis'
import { Pool } from 'pg'

/** What this package uses of a BullMQ queue, whichever server is behind it. */
export type JobQueue = Pick<
  Queue<unknown, void>,
  | 'add'
  | 'addBulk'
  | 'upsertJobScheduler'
  | 'getJobCounts'
  | 'getJob'
  | 'getJobSchedulers'
  | 'obliterate'
  | 'waitUntilReady'
  | 'close'
>
export type JobWorker = Pick<Worker<unknown, void>, 'waitUntilReady' | 'close' | 'run'>
export type RunJob = Processor<unknown, void>
export type WorkSettings = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'runRetryDelay'
>

/** One server with BullMQ on it. The connections are ours; `close` ends them after the queues and workers. */
export type Backend = {
  kind: 'redis' | 'postgres'
  openQueue: (name: string, defaults: JobsOptions) => JobQueue
  openWorker: (name: string, run: RunJob, settings: WorkSettings) => JobWorker
  close: () => Promise<void>
}

/** Where BullMQ's PostgreSQL backend keeps its tables; `createPostgresBackend` knows no other with a pool of ours. */
export const QUEUE_SCHEMA = 'bullmq'

/** Queries of all queues share these; each worker keeps one more for LISTEN. */
const POSTGRES_POOL_SIZE = 10

export function openPostgresBackend(
  deps: { onError: (error: Error) => void },
  input: { url: string; timeoutMs: number },
): Backend {
  const pool = new Pool({
    connectionString: input.url,
    application_name: 'onrecord-queue',
    max: POSTGRES_POOL_SIZE,
    connectionTimeoutMillis: input.timeoutMs,
    keepAlive: true,
    options: `-c search_path=${QUEUE_SCHEMA} -c role=onrecord_service`,
  })
  pool.on('error', deps.onError)
  // BullMQ listens to no client while it checks the schema; an error that nobody hears would end the process.
  pool.on('connect', (client) => client.on('error', deps.onError))
  // A pg.Pool is what BullMQ asks for by this name; only the overloads of `on` in @types/pg are written in another way.
  const connection = pool as unknown as PgPool
  const postgres = withBackend(createPostgresBackend)
  return {
    kind: 'postgres',
    openQueue: (name, defaults) => {
      const queue = new postgres.Queue<unknown, void>(name, { connection, defaultJobOptions: defaults })
      queue.on('error', deps.onError)
      return queue
    },
    openWorker: (name, run, settings) => {
      const worker = new postgres.Worker<unknown, void>(name, run, { ...settings, connection, autorun: false })
      worker.on('error', deps.onError)
      return worker
    },
    close: () => pool.end(),
  }
}

/** `prefix` keeps installations on one server apart; in braces, so that a queue's keys share a slot of a cluster. */
export function openRedisBackend(
  deps: { onError: (error: Error) => void },
  input: { url: string; prefix: string },
): Backend {
  // A command that adds a job gives up after two reconnections instead of piling up; BullMQ's workers must never give up.
  const adding = new Redis(input.url, { maxRetriesPerRequest: 2, connectionName: 'onrecord-queue' })
  const working = new Redis(input.url, {
    maxRetriesPerRequest: null,
    connectionName: 'onrecord-worker',
    lazyConnect: true,
  })
  adding.on('error', deps.onError)
  working.on('error', deps.onError)
  const prefixOf = (name: string): string => `{${input.prefix}:${name}}`
  return {
    kind: 'redis',
    openQueue: (name, defaults) => {
      const queue = new Queue<unknown, void>(name, {
        connection: adding,
        prefix: prefixOf(name),
        defaultJobOptions: defaults,
      })
      queue.on('error', deps.onError)
      return queue
    },
    openWorker: (name, run, settings) => {
      const worker = new Worker(name, run, { ...settings, connection: working, prefix: prefixOf(name), autorun: false })
      worker.on('error', deps.onError)
      return worker
    },
    close: async () => {
      adding.disconnect()
      working.disconnect()
    },
  }
}
