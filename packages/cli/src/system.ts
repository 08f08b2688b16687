import { join } from 'node:path'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import * as api from '@onrecord/service-api'
import * as ingest from '@onrecord/service-ingest'
import * as notify from '@onrecord/service-notify'
import { pino } from 'pino'
import type { ApiClient } from './api-client.ts'
import type { CliConfig } from './config.ts'
import { type Log, openServer } from './database.ts'
import { Failure } from './failure.ts'
import { ensureAdminKey, ensureSecretsKey } from './keys.ts'
import { readServiceSettings } from './service-settings.ts'
import { removeState, writeState } from './state.ts'

/** The port of the api's own default; the next start beside a running one takes a free port. */
const USUAL_PORT = 7400

/** Everything of one process, up. Disposing stops it in the reverse order of its start. */
export type System = AsyncDisposable & {
  client: ApiClient
  postgres: string
  dataFolder: string
  logFile: string
}

/** Starts database, api, ingest and notify in this process. What was started is stopped again where a later part fails. */
export async function startSystem(config: CliConfig): Promise<System> {
  const settings = readServiceSettings(config)
  await using stack = new AsyncDisposableStack()
  const server = await openServer(config)
  stack.defer(() => server.stop())
  const database = openDatabase({ url: server.url, name: 'onrecord' })
  stack.defer(() => database.close())
  const log = openEventLog({ database, registry: eventRegistry })
  stack.defer(() => closeEventLog(log))

  const logFile = join(config.home, 'onrecord.log')
  const logger = pino({ level: config.logLevel }, api.openLogFile(logFile))
  const keys = await prepareKeys(config, log)
  const shared = { database, log, logger }
  const own = { databaseUrl: server.url, secretsKey: keys.secrets }
  const served = await onFreePort(config.port, (port) => api.start({ ...settings.api, ...own, port }, shared))
  stack.defer(() => served.stop())
  const ingesting = await ingest.start({ ...settings.ingest, ...own }, shared)
  stack.defer(() => ingesting.stop())
  const notifying = await notify.start({ ...settings.notify, ...own }, shared)
  stack.defer(() => notifying.stop())

  await writeState(config.home, { url: served.url, pid: process.pid })
  stack.defer(() => removeState(config.home))
  const cleanUp = stack.move()
  return {
    client: { url: served.url, key: keys.admin },
    postgres: server.version ?? 'of DATABASE_URL',
    dataFolder: server.dataFolder ?? config.home,
    logFile,
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}

/** An embedded Onrecord makes its own keys; with DATABASE_URL nothing is made: they are given. */
async function prepareKeys(config: CliConfig, log: Log): Promise<{ admin: string; secrets: string }> {
  if (config.databaseUrl === undefined) {
    const secrets = config.secretsKey ?? (await ensureSecretsKey(config.home))
    return { admin: await ensureAdminKey(log, config.home), secrets }
  }
  if (config.apiKey === undefined)
    throw new Failure('set ONRECORD_API_KEY: `onrecord key create --scope admin` makes one')
  if (config.secretsKey === undefined) {
    throw new Failure('set ONRECORD_SECRETS_KEY to 32 random bytes in base64: `openssl rand -base64 32`')
  }
  return { admin: config.apiKey, secrets: config.secretsKey }
}

/** Listens on the port of the settings, else on the usual one, or on any free one where somebody is there. */
async function onFreePort<Served>(
  wanted: number | undefined,
  listen: (port: number) => Promise<Served>,
): Promise<Served> {
  try {
    return await listen(wanted ?? USUAL_PORT)
  } catch (error) {
    if (wanted !== undefined || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listen(0)
  }
}
