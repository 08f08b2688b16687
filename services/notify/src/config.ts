import { HTTPS_PORTS, type Resolve, resolveByDns } from '@onrecord/webhooks'
import * as z from 'zod'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

const DAY_MS = 86_400_000

const Environment = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url().optional(),
  ONRECORD_SECRETS_KEY: z.string().min(1),
  WEBHOOK_ALLOW_LOOPBACK: Flag.default(false),
  WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).optional(),
  WEBHOOK_KEEP_ATTEMPTS_DAYS: z.coerce.number().int().min(1).max(3650).optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).optional(),
})

/**
 * Settings of the service. `secretsKey`: 32 bytes in base64, or several with commas, the one that seals first; `deliveryTimeoutMs`: from connection to the end of the answer;
 * `leaseMarginMs`: time for reading, rendering and recording a batch, beside what sending may take; `connections`: of one batch, of which a backlog has three under way; `endpoints`: worked on at a time; `mostDue`: with so many deliveries due an endpoint is left behind in the log, for rows are for what is under way, not for years; `keepAttemptsMs`: how long attempts can be read;
 * `queuePrefix`: see `openQueues`.
 */
export type NotifyConfig = {
  databaseUrl: string
  redisUrl: string | undefined
  queuePrefix?: string
  secretsKey: string
  allowLoopback: boolean
  ports: readonly number[]
  resolve: Resolve
  deliveryTimeoutMs: number
  leaseMarginMs: number
  connections: number
  endpoints: number
  mostDue: number
  reconcileEveryMs: number
  keepAttemptsMs: number
  logLevel: string
}

/** What holds where nothing else is said. */
export const defaults = {
  allowLoopback: false,
  ports: HTTPS_PORTS,
  resolve: resolveByDns,
  deliveryTimeoutMs: 15_000,
  leaseMarginMs: 15_000,
  connections: 5,
  endpoints: 100,
  mostDue: 10_000,
  reconcileEveryMs: 10_000,
  keepAttemptsMs: 30 * DAY_MS,
  logLevel: 'info',
} as const satisfies Partial<NotifyConfig>

/** Reads the settings from the environment; throws a ZodError that names what is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): NotifyConfig {
  const settings = Environment.parse(environment)
  return {
    ...defaults,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    secretsKey: settings.ONRECORD_SECRETS_KEY,
    allowLoopback: settings.WEBHOOK_ALLOW_LOOPBACK,
    deliveryTimeoutMs: settings.WEBHOOK_TIMEOUT_MS ?? defaults.deliveryTimeoutMs,
    keepAttemptsMs: (settings.WEBHOOK_KEEP_ATTEMPTS_DAYS ?? 30) * DAY_MS,
    logLevel: settings.LOG_LEVEL ?? defaults.logLevel,
  }
}
