import { availableParallelism } from 'node:os'
import * as z from 'zod'

const Count = z.coerce.number().int().min(1)

const Environment = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url().optional(),
  INGEST_THREADS: Count.max(256).optional(),
  INGEST_DOCUMENT_LIMIT_MS: Count.default(30_000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

/**
 * Settings of the service. `threads`: documents at a time; `documentLimitMs`: longest extraction of one document;
 * `maxStarts`: runs without outcome after which a document counts as crashed; `queuePrefix`: see `openQueues`;
 * `dueDatesEveryMs`: how often it is looked which due dates have passed;
 * `positionsEveryMs`: how often dossiers with new events are looked at for changed positions.
 */
export type IngestConfig = {
  databaseUrl: string
  redisUrl: string | undefined
  queuePrefix?: string
  threads: number
  documentLimitMs: number
  maxStarts: number
  reconcileEveryMs: number
  dueDatesEveryMs: number
  positionsEveryMs: number
  jobLockMs: number
  logLevel: string
}

/** Reads the settings from the environment; throws a ZodError that names what is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): IngestConfig {
  const settings = Environment.parse(environment)
  return {
    ...defaults,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    threads: settings.INGEST_THREADS ?? defaults.threads,
    documentLimitMs: settings.INGEST_DOCUMENT_LIMIT_MS,
    logLevel: settings.LOG_LEVEL,
  }
}

/** What holds where nothing else is said. */
export const defaults = {
  threads: Math.min(4, availableParallelism()),
  documentLimitMs: 30_000,
  maxStarts: 3,
  reconcileEveryMs: 10_000,
  dueDatesEveryMs: 60_000,
  positionsEveryMs: 500,
  jobLockMs: 10_000,
  logLevel: 'info',
} as const satisfies Partial<IngestConfig>
