import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { type ApiConfig, defaults, issueKey, start } from '@onrecord/service-api'
import { freshDatabase } from '@onrecord/testing'
import type { Test } from 'tap'

/** A server on loopback with a database of its own and the views at work; `key` may do everything. */
export async function runningApi(
  t: Pick<Test, 'teardown'>,
  serving: Partial<ApiConfig['serving']> = {},
): Promise<{ url: string; key: string }> {
  const { url: databaseUrl, database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const config = { ...defaults, databaseUrl, port: 0, logLevel: 'silent', serving: { ...defaults.serving, ...serving } }
  const api = await start(config, { database, log })
  t.teardown(async () => {
    await api.stop()
    await closeEventLog(log)
  })
  const { token } = await issueKey(log, { label: 'test', scopes: ['admin'] })
  return { url: api.url, key: token }
}
