import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { freshDatabase } from '@onrecord/testing'
import type { RawAnswer } from '@onrecord/testing/raw-http'
import type { Test } from 'tap'
import { type ApiConfig, defaults, issueKey, start } from '../../src/index.ts'

/** A server that listens on a free port of loopback, and an admin key of it. */
export async function listening(t: Pick<Test, 'teardown'>, settings: Partial<ApiConfig> = {}) {
  const { database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const { token } = await issueKey(log, { label: 'wire', scopes: ['admin'] })
  const config = { ...defaults, port: 0, logLevel: 'silent', databaseUrl: database.url, ...settings }
  const running = await start(config, { database, log })
  t.teardown(async () => {
    await running.stop()
    await closeEventLog(log)
  })
  const isWell = async (): Promise<boolean> => (await fetch(`${running.url}/ready`)).status === 200
  return { url: running.url, token, log, isWell }
}

/** What is wrong with an answer that refuses; undefined where nothing is. */
export function faultOfRefusal({ status, headers, body }: RawAnswer): string | undefined {
  if (status < 400 || status >= 500) return `${status} ${body.slice(0, 200)}`
  if (!headers['content-type']?.startsWith('application/problem+json')) return `no problem: ${body.slice(0, 200)}`
  if (body.length > 16_384) return `${body.length} characters`
  return /\.ts:|node_modules|select |onr_\w{10}|HPE_/.exec(body)?.[0]
}
