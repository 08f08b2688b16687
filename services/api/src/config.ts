import * as z from 'zod'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The settings of this service, as `.env.example` explains them. */
export const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ONRECORD_API_HOST: z.string().min(1).default('127.0.0.1'),
  ONRECORD_API_PORT: z.coerce.number().int().min(0).max(65_535).default(7400),
  ONRECORD_API_ALLOWED_HOSTS: z.string().default(''),
  ONRECORD_API_PROJECTOR: Flag.default(true),
  ONRECORD_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** What `start` needs. `port` 0: any free one. `allowedHosts`: further names, without port, that a Host may have. */
export type ApiConfig = {
  databaseUrl: string
  host: string
  port: number
  allowedHosts: readonly string[]
  projector: boolean
  logLevel: string
}

/** Reads the environment of the process once. Throws where a setting is missing or wrong, naming it. */
export function readConfig(): ApiConfig {
  const parsed = Environment.safeParse(process.env)
  if (!parsed.success) throw new Error(`the configuration is not valid\n${z.prettifyError(parsed.error)}`)
  const settings = parsed.data
  return {
    databaseUrl: settings.DATABASE_URL,
    host: settings.ONRECORD_API_HOST,
    port: settings.ONRECORD_API_PORT,
    allowedHosts: settings.ONRECORD_API_ALLOWED_HOSTS.split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
    projector: settings.ONRECORD_API_PROJECTOR,
    logLevel: settings.ONRECORD_LOG_LEVEL,
  }
}
