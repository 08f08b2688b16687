import { migrate, openDatabase, startEmbedded } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, type EventLog, openEventLog } from '@onrecord/event-log'
import type { CliConfig } from './config.ts'
import { Failure } from './failure.ts'

export type Log = EventLog<typeof eventRegistry>

/** A database: the one that the environment names, else the folder's own, started or attached to. */
export type Server = { url: string; version: string | undefined; dataFolder: string | undefined; stop(): Promise<void> }

/** Reaches the database. Throws where neither DATABASE_URL is set nor the platform has a server of ours. */
async function reachServer(config: CliConfig): Promise<Server> {
  if (config.databaseUrl === undefined) return startEmbedded({ folder: config.home })
  return { url: config.databaseUrl, version: undefined, dataFolder: undefined, stop: async () => undefined }
}

/** Brings tables and queue up to date, as the owner of the database; returns the names of the migrations applied. */
export async function migrateAll(url: string): Promise<string[]> {
  const { applied } = await migrate({ url })
  const { migrateQueue } = await import('@onrecord/queue')
  await migrateQueue({ url })
  return applied
}

/** The database, migrated and ready for services. */
export async function openServer(config: CliConfig): Promise<Server> {
  const server = await reachServer(config)
  try {
    await migrateAll(config.databaseOwnerUrl ?? server.url)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Does `work` with the log of the configured database, and lets go of it. A database of others is left as it is. */
export async function withLog<Result>(config: CliConfig, work: (log: Log) => Promise<Result>): Promise<Result> {
  const server = await (config.databaseUrl === undefined ? openServer(config) : reachServer(config))
  const database = openDatabase({ url: server.url, name: 'onrecord cli', poolSize: 2 })
  const log = openEventLog({ database, registry: eventRegistry })
  try {
    return await work(log)
  } catch (error) {
    if (!isUnprepared(error)) throw error
    throw new Failure('the database has not been set up: `onrecord migrate` does that', { cause: error })
  } finally {
    await closeEventLog(log)
    await database.close()
    await server.stop()
  }
}

/** True where the service role or a table is missing. Source: PostgreSQL, appendix A, invalid_parameter_value, undefined_table. */
function isUnprepared(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string }
  return code === '22023' || code === '42P01'
}
