import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { startProjector } from '@onrecord/projections'
import { parseSecretsKeys } from '@onrecord/webhooks'
import { registerSecretsKeys } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import type { ApiConfig } from './config.ts'
import type { ApiDeps } from './deps.ts'
import { isLoopback, LOOPBACK_HOSTS } from './host.ts'
import { KEEP_MS } from './idempotency/begin-request.ts'
import { openLogger } from './logger.ts'
import { buildServer } from './server.ts'
import { deleteRequestsBefore } from './store.ts'

/** Answers kept for Idempotency-Keys are looked through so often, ms. */
const SWEEP_EVERY_MS = 3_600_000

/** What one process may share between its services; what is left out is opened here, and closed by `stop`. */
export type Shared = { database?: OnrecordDatabase; log?: ApiDeps['log']; logger?: Logger }

/** A running service; `url` has the port that was bound. `stop` answers what is under way. */
export type Api = { url: string; stop: () => Promise<void> }

/** Starts HTTP and, where asked for, the projector. The database is migrated before. */
export async function start(config: ApiConfig, shared: Shared = {}): Promise<Api> {
  const logger = openLogger({ name: 'api', level: config.logLevel, process: shared.logger })
  await using opened = new AsyncDisposableStack()
  const database = shared.database ?? openDatabase({ url: config.databaseUrl, name: 'onrecord-api' })
  if (shared.database === undefined) opened.defer(() => database.close())
  const log = shared.log ?? openEventLog({ database, registry: eventRegistry })
  if (shared.log === undefined) opened.defer(() => closeEventLog(log))

  const webhooks = await webhooksOf(config, database)
  const feeds = { allowLoopback: config.feedsAllowLoopback }
  const app = await buildServer({ log, logger, allowedHosts: hostsToAnswer(config), webhooks, feeds }, config.serving)
  const url = await app.listen({ host: config.host, port: config.port })
  if (config.projector) {
    const onError = ({ error, dossier }: { error: unknown; dossier: string | undefined }) =>
      logger.error({ err: error, dossier }, 'api.projector')
    const projector = startProjector(log, { onError })
    opened.defer(() => projector.stop())
  }
  opened.defer(() => app.close())
  const sweeping = setInterval(() => void forgetOldRequests(log.db, logger), SWEEP_EVERY_MS).unref()
  opened.defer(() => clearInterval(sweeping))
  logger.info({ url }, 'api.started')
  const closing = opened.move()
  return { url, stop: () => closing.disposeAsync() }
}

async function forgetOldRequests(db: OnrecordDatabase['db'], logger: Logger): Promise<void> {
  try {
    await deleteRequestsBefore(db, new Date(Date.now() - KEEP_MS))
  } catch (error) {
    // The next sweep finds the same rows.
    logger.warn({ err: error }, 'api.sweep')
  }
}

/** Throws where the key is not the one that the database was set up with. */
async function webhooksOf({ secretsKey: text, allowLoopback }: ApiConfig, { db }: OnrecordDatabase) {
  if (text === null) return null
  const secretsKeys = parseSecretsKeys(text)
  await registerSecretsKeys(db, secretsKeys)
  return { secretsKeys, allowLoopback }
}

function hostsToAnswer({ host, allowedHosts }: ApiConfig): readonly string[] | null {
  if (isLoopback(host)) return [...LOOPBACK_HOSTS, ...allowedHosts]
  return allowedHosts.length > 0 ? allowedHosts : null
}
