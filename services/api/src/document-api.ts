import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { openEventLog } from '@onrecord/event-log'
import { openLogger } from './logger.ts'
import { buildServer } from './server.ts'

/** The OpenAPI document as it is committed: two spaces, a line feed at the end. No database is asked. */
export async function documentApi(): Promise<string> {
  const database = openDatabase({ url: 'postgres://127.0.0.1:1/none', name: 'openapi' })
  const log = openEventLog({ database, registry: eventRegistry })
  const app = await buildServer({
    log,
    logger: openLogger({ name: 'openapi', level: 'silent' }),
    allowedHosts: null,
    webhooks: null,
  })
  const document = app.swagger()
  await app.close()
  await database.close()
  return `${JSON.stringify(document, null, 2)}\n`
}
