import { resolve } from 'node:path'
import * as z from 'zod'

const Port = z.coerce.number().int().min(0).max(65_535)

/** What the command reads from its environment; see `.env.example`. An empty variable counts as not set. */
const Environment = z.object({
  DATABASE_URL: z.url().optional(),
  DATABASE_OWNER_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: Port.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ONRECORD_HOME: z.string().default('.onrecord'),
  ONRECORD_URL: z.url().optional(),
  ONRECORD_API_KEY: z.string().optional(),
  ONRECORD_SECRETS_KEY: z.string().optional(),
  WEBHOOK_ALLOW_LOOPBACK: z.enum(['true', 'false']).optional(),
  FEED_ALLOW_LOOPBACK: z.enum(['true', 'false']).default('false'),
  INIT_CWD: z.string().optional(),
})

/** Settings of the command; paths are absolute. */
export type CliConfig = {
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  redisUrl: string | undefined
  host: string
  /** Undefined: the usual port, or a free one where that is taken. */
  port: number | undefined
  logLevel: string
  /** Folder of data, keys and log of an embedded Onrecord. */
  home: string
  apiUrl: string | undefined
  apiKey: string | undefined
  secretsKey: string | undefined
  /** Whether webhooks may call this machine: yes for an Onrecord of one's own, else only where the setting says so. */
  allowLoopback: boolean
  /** Whether feeds, and addresses that are ingested, may lie on this machine. */
  feedsAllowLoopback: boolean
  /** Whatever the environment sets, unread: each service that is started reads its own settings by its own schema. */
  environment: Record<string, string | undefined>
  /** The folder that the user stood in; arguments are relative to it. */
  callerFolder: string
}

/** Reads the settings. Throws a `z.ZodError` that names each wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): CliConfig {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const env = Environment.parse(set)
  return {
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    host: env.API_HOST,
    port: env.API_PORT,
    logLevel: env.LOG_LEVEL,
    home: resolve(env.ONRECORD_HOME),
    apiUrl: env.ONRECORD_URL,
    apiKey: env.ONRECORD_API_KEY,
    secretsKey: env.ONRECORD_SECRETS_KEY,
    allowLoopback:
      env.WEBHOOK_ALLOW_LOOPBACK === undefined ? env.DATABASE_URL === undefined : env.WEBHOOK_ALLOW_LOOPBACK === 'true',
    feedsAllowLoopback: env.FEED_ALLOW_LOOPBACK === 'true',
    environment: set,
    callerFolder: env.INIT_CWD ?? process.cwd(),
  }
}
