import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import type { ApiConfig } from './config.ts'
import { isLoopback, LOOPBACK_HOSTS } from './host.ts'
import { openLogger } from './logger.ts'
import { buildServer } from './server.ts'

/** A database that is handed in is used and left open; else one is opened at `databaseUrl` and closed by `stop`. */
export type StartOptions = Omit<ApiConfig, 'databaseUrl'> &
  ({ database: OnrecordDatabase } | { databaseUrl: string; database?: undefined })

/** Starts HTTP and, where asked for, the projector. `url` has the port that was bound; `stop` answers what is under way. */
export async function start(options: StartOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const logger = openLogger({ name: 'api', level: options.logLevel })
  const database = options.database ?? openDatabase({ url: options.databaseUrl, name: 'onrecord-api' })
  const log = openEventLog({ database, registry: eventRegistry })
  const app = await buildServer({ log, logger, allowedHosts: hostsToAnswer(options) })
  const url = await app.listen({ host: options.host, port: options.port })
  logger.info({ url }, 'api.started')
  return {
    url,
    async stop() {
      await app.close()
      await closeEventLog(log)
      if (options.database === undefined) await database.close()
    },
  }
}

function hostsToAnswer({ host, allowedHosts }: StartOptions): readonly string[] | null {
  if (isLoopback(host)) return [...LOOPBACK_HOSTS, ...allowedHosts]
  return allowedHosts.length > 0 ? allowedHosts : null
}
