import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { startProjector } from '@onrecord/projections'
import { parseSecretsKey } from '@onrecord/webhooks'
import { registerSecretsKey } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import type { ApiConfig } from './config.ts'
import { isLoopback, LOOPBACK_HOSTS } from './host.ts'
import { KEEP_MS } from './idempotency/begin-request.ts'
import { openLogger } from './logger.ts'
import { buildServer } from './server.ts'
import { deleteRequestsBefore } from './store.ts'

/** Answers kept for Idempotency-Keys are looked through so often, ms. */
const SWEEP_EVERY_MS = 3_600_000

/** A database that is handed in is used and left open; else one is opened at `databaseUrl` and closed by `stop`. */
export type StartOptions = Omit<ApiConfig, 'databaseUrl'> &
  ({ database: OnrecordDatabase } | { databaseUrl: string; database?: undefined })

/** Starts HTTP and, where asked for, the projector. `url` has the port that was bound; `stop` answers what is under way. */
export async function start(options: StartOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const logger = openLogger({ name: 'api', level: options.logLevel })
  const database = options.database ?? openDatabase({ url: options.databaseUrl, name: 'onrecord-api' })
  const log = openEventLog({ database, registry: eventRegistry })
  const webhooks = await webhooksOf(options, database)
  const app = await buildServer({ log, logger, allowedHosts: hostsToAnswer(options), webhooks })
  const url = await app.listen({ host: options.host, port: options.port })
  const projector = options.projector
    ? startProjector(log, { onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'api.projector') })
    : undefined
  const sweeping = setInterval(() => void forgetOldRequests(log.db, logger), SWEEP_EVERY_MS).unref()
  logger.info({ url }, 'api.started')
  return {
    url,
    async stop() {
      clearInterval(sweeping)
      await app.close()
      await projector?.stop()
      await closeEventLog(log)
      if (options.database === undefined) await database.close()
    },
  }
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
async function webhooksOf({ secretsKey: text, allowLoopback }: StartOptions, { db }: OnrecordDatabase) {
  if (text === null) return null
  const secretsKey = parseSecretsKey(text)
  await registerSecretsKey(db, secretsKey)
  return { secretsKey, allowLoopback }
}

function hostsToAnswer({ host, allowedHosts }: StartOptions): readonly string[] | null {
  if (isLoopback(host)) return [...LOOPBACK_HOSTS, ...allowedHosts]
  return allowedHosts.length > 0 ? allowedHosts : null
}
