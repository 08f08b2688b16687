import * as z from 'zod'
import { QUOTAS } from './limits/policies.ts'
import { type ServerSettings, serverDefaults } from './server-settings.ts'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** What holds where nothing else is said. */
export const defaults = {
  host: '127.0.0.1',
  port: 7400,
  allowedHosts: [],
  projector: true,
  secretsKey: null,
  allowLoopback: false,
  feedsAllowLoopback: false,
  logLevel: 'info',
  serving: serverDefaults,
} as const satisfies Partial<ApiConfig>

const MEBIBYTE = 1024 * 1024

const Quota = (preset: number) => z.coerce.number().int().min(1).max(1_000_000_000).default(preset)

/** As a browser writes it: no path, no slash at the end, no default port. `*` and `null` name nobody. */
const Origin = z
  .string()
  .refine(
    (text) => URL.parse(text)?.origin === text && /^https?:[^*]+$/.test(text),
    'is no origin like https://desk.example',
  )

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  API_HOST: z.string().min(1).default(defaults.host),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(defaults.port),
  API_ALLOWED_HOSTS: z.string().default(''),
  API_PROJECTOR: Flag.default(defaults.projector),
  ONRECORD_SECRETS_KEY: z.string().optional(),
  WEBHOOK_ALLOW_LOOPBACK: Flag.default(defaults.allowLoopback),
  FEED_ALLOW_LOOPBACK: Flag.default(defaults.feedsAllowLoopback),
  API_TRUSTED_PROXIES: z.string().default(''),
  API_CORS_ORIGINS: z.string().transform(listed).pipe(z.array(Origin)).prefault(''),
  API_MAX_CONNECTIONS: z.coerce.number().int().min(1).default(serverDefaults.maxConnections),
  API_CACHE_MIB: z.coerce
    .number()
    .min(0)
    .max(16_384)
    .default(serverDefaults.cacheBytes / MEBIBYTE),
  API_RATE_READ: Quota(QUOTAS.read),
  API_RATE_WRITE: Quota(QUOTAS.write),
  API_RATE_COSTLY: Quota(QUOTAS.costly),
  API_RATE_OPEN: Quota(QUOTAS.open),
  API_RATE_WRONG_KEYS: Quota(QUOTAS['wrong-keys']),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default(defaults.logLevel),
})

/**
 * What `start` needs. `port` 0: any free one. `allowedHosts`: further names, without port, that a Host may have.
 * `secretsKey`: 32 bytes in base64, null: webhooks are off. `serving`: what the server allows and remembers.
 */
export type ApiConfig = {
  databaseUrl: string
  host: string
  port: number
  allowedHosts: readonly string[]
  projector: boolean
  secretsKey: string | null
  allowLoopback: boolean
  feedsAllowLoopback: boolean
  logLevel: string
  serving: ServerSettings
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
    allowedHosts: listed(settings.API_ALLOWED_HOSTS.toLowerCase()),
    projector: settings.API_PROJECTOR,
    secretsKey: settings.ONRECORD_SECRETS_KEY ?? null,
    allowLoopback: settings.WEBHOOK_ALLOW_LOOPBACK,
    feedsAllowLoopback: settings.FEED_ALLOW_LOOPBACK,
    logLevel: settings.LOG_LEVEL,
    serving: {
      ...serverDefaults,
      quotas: {
        read: settings.API_RATE_READ,
        write: settings.API_RATE_WRITE,
        costly: settings.API_RATE_COSTLY,
        open: settings.API_RATE_OPEN,
        'wrong-keys': settings.API_RATE_WRONG_KEYS,
      },
      cacheBytes: Math.floor(settings.API_CACHE_MIB * MEBIBYTE),
      trustedProxies: listed(settings.API_TRUSTED_PROXIES),
      maxConnections: settings.API_MAX_CONNECTIONS,
      corsOrigins: settings.API_CORS_ORIGINS,
    },
  }
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
