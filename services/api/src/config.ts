import * as z from 'zod'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** What holds where nothing else is said. */
export const defaults = {
  host: '127.0.0.1',
  port: 7400,
  allowedHosts: [],
  projector: true,
  secretsKey: null,
  allowLoopback: false,
  logLevel: 'info',
} as const satisfies Partial<ApiConfig>

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  API_HOST: z.string().min(1).default(defaults.host),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(defaults.port),
  API_ALLOWED_HOSTS: z.string().default(''),
  API_PROJECTOR: Flag.default(defaults.projector),
  ONRECORD_SECRETS_KEY: z.string().optional(),
  WEBHOOK_ALLOW_LOOPBACK: Flag.default(defaults.allowLoopback),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default(defaults.logLevel),
})

/**
 * What `start` needs. `port` 0: any free one. `allowedHosts`: further names, without port, that a Host may have.
 * `secretsKey`: 32 bytes in base64, null: webhooks are off.
 */
export type ApiConfig = {
  databaseUrl: string
  host: string
  port: number
  allowedHosts: readonly string[]
  projector: boolean
  secretsKey: string | null
  allowLoopback: boolean
  logLevel: string
}

/** Reads the settings from the environment. Throws where a setting is missing or wrong, naming it. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ApiConfig {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new Error(`the configuration is not valid\n${z.prettifyError(parsed.error)}`)
  const settings = parsed.data
  return {
    databaseUrl: settings.DATABASE_URL,
    host: settings.API_HOST,
    port: settings.API_PORT,
    allowedHosts: settings.API_ALLOWED_HOSTS.split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
    projector: settings.API_PROJECTOR,
    secretsKey: settings.ONRECORD_SECRETS_KEY ?? null,
    allowLoopback: settings.WEBHOOK_ALLOW_LOOPBACK,
    logLevel: settings.LOG_LEVEL,
  }
}
