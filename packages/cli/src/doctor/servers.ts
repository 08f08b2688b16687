import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Inspection, inspectDatabase, openDatabase, startEmbedded } from '@onrecord/database'
import { inspectRedis } from '@onrecord/queue'
import { parseSecretsKeys } from '@onrecord/webhooks'
import { findRegisteredSecretsKey } from '@onrecord/webhooks/endpoints'
import type { CliConfig } from '../config.ts'
import { readState } from '../state.ts'
import { type Check, fail, ok, reasonOf, warn } from './check.ts'

const OLDEST_POSTGRES = 15
const OLDEST_REDIS = [6, 2] as const
const TIMEOUT_MS = 5000

/** The configured PostgreSQL, else the folder's own where it runs: reached, new enough, its rights, its migrations, its secrets key. */
export async function checkDatabase(config: CliConfig): Promise<Check[]> {
  if (config.databaseUrl !== undefined) {
    const owner = config.databaseOwnerUrl
    return inspected(config, config.databaseUrl, owner === config.databaseUrl ? undefined : owner)
  }
  if ((await readState(config.home)) === undefined) {
    return [ok('database', 'its own PostgreSQL, which `npx pnpm start` starts')]
  }
  const server = await startEmbedded({ folder: config.home })
  try {
    return await inspected(config, server.url, undefined)
  } finally {
    await server.stop()
  }
}

async function inspected(config: CliConfig, url: string, ownerUrl: string | undefined): Promise<Check[]> {
  let seen: Inspection
  let asOwner: Inspection | undefined
  try {
    seen = await inspectDatabase(url)
    asOwner = ownerUrl === undefined ? undefined : await inspectDatabase(ownerUrl)
  } catch (error) {
    return [fail('database', reasonOf(error), 'mend DATABASE_URL, DATABASE_OWNER_URL or start the server')]
  }
  const { version, user, isMember } = seen
  const { missing, unknown } = asOwner ?? seen
  const isOld = Number.parseInt(version, 10) < OLDEST_POSTGRES
  const isEmpty = missing !== null && unknown?.length === 0 && missing.some((name) => name.startsWith('0001'))
  return [
    isOld
      ? fail('database', `PostgreSQL ${version} is too old`, `PostgreSQL ${OLDEST_POSTGRES} or newer`)
      : ok('database', `PostgreSQL ${version} answers`),
    isMember
      ? ok('rights', `${user} may act as onrecord_service`)
      : fail(
          'rights',
          `${user} may not act as onrecord_service`,
          isEmpty ? 'onrecord migrate' : `grant onrecord_service to ${user}`,
        ),
    migrations({ missing, unknown }),
    ...(isMember && !isEmpty ? [await secretsKey(config, url)] : []),
  ]
}

function migrations({ missing, unknown }: Pick<Inspection, 'missing' | 'unknown'>): Check {
  if (missing === null) return warn('migrations', 'this user may not see which are applied', 'set DATABASE_OWNER_URL')
  if (missing.length > 0)
    return fail('migrations', `${missing.length} are missing, first ${missing[0]}`, 'onrecord migrate')
  if (unknown !== null && unknown.length > 0) {
    return warn('migrations', `the database is newer than this code: ${unknown.join(', ')}`, 'update this code')
  }
  return ok('migrations', 'all are applied')
}

async function secretsKey(config: CliConfig, url: string): Promise<Check> {
  const given = config.secretsKey ?? (await kept(config))
  if (given === undefined)
    return warn('secrets key', 'none is set: webhooks are off', 'set ONRECORD_SECRETS_KEY: openssl rand -base64 32')
  const database = openDatabase({ url, name: 'onrecord doctor', poolSize: 1 })
  try {
    const { all } = parseSecretsKeys(given)
    const registered = await findRegisteredSecretsKey(database.db)
    if (registered === undefined) return ok('secrets key', 'set; no service has registered it yet')
    if (all.some(({ id }) => id === registered)) return ok('secrets key', 'is the one that the database knows')
    return fail('secrets key', `the database knows another one (${registered})`, 'set ONRECORD_SECRETS_KEY to that one')
  } catch (error) {
    return fail('secrets key', reasonOf(error), 'set ONRECORD_SECRETS_KEY: openssl rand -base64 32')
  } finally {
    await database.close()
  }
}

/** That of an embedded Onrecord, which made it itself. */
async function kept({ databaseUrl, home }: CliConfig): Promise<string | undefined> {
  if (databaseUrl !== undefined) return undefined
  return readFile(join(home, 'keys', 'secrets'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}

/** The configured Redis: reached, new enough, and losing no jobs. */
export async function checkRedis({ redisUrl }: CliConfig): Promise<Check[]> {
  if (redisUrl === undefined) return [ok('redis', 'none is set: the queue lives in PostgreSQL')]
  try {
    const { version, evicts } = await inspectRedis({ url: redisUrl, timeoutMs: TIMEOUT_MS })
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const isOld = major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])
    return [
      isOld
        ? fail('redis', `Redis ${version} is too old`, `Redis ${OLDEST_REDIS.join('.')} or newer`)
        : ok('redis', `Redis ${version} answers`),
      evicts === null
        ? warn('eviction', 'the server does not tell its policy', 'see that maxmemory-policy is noeviction')
        : evicts === 'noeviction'
          ? ok('eviction', 'noeviction')
          : fail('eviction', `${evicts}: jobs may be thrown away`, 'set maxmemory-policy noeviction'),
    ]
  } catch (error) {
    return [fail('redis', reasonOf(error), 'mend REDIS_URL or start the server')]
  }
}
