import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { defaults, issueKey, start } from '@onrecord/service-api'
import { freshDatabase } from '@onrecord/testing'
import type { Test } from 'tap'

/** A server on loopback with a database of its own and the views at work; `key` may do everything. */
export async function runningApi(t: Pick<Test, 'teardown'>): Promise<{ url: string; key: string }> {
  const { url: databaseUrl, database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const api = await start({ ...defaults, databaseUrl, port: 0, logLevel: 'silent' }, { database, log })
  t.teardown(async () => {
    await api.stop()
    await closeEventLog(log)
  })
  const { token } = await issueKey(log, { label: 'test', scopes: ['admin'] })
  return { url: api.url, key: token }
}
