import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, type EventLog, openEventLog } from '@onrecord/event-log'
import { freshDatabase, type TestScope } from './fresh-database.ts'

/** A log of the domain's events on a database of the test's own; `owner` may do what the service role may not. */
export async function freshLog(t: TestScope): Promise<{
  database: OnrecordDatabase
  owner: OnrecordDatabase
  log: EventLog<typeof eventRegistry>
}> {
  const { database, ownerUrl } = await freshDatabase(t)
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null, poolSize: 1 })
  const log = openEventLog({ database, registry: eventRegistry })
  t.teardown(async () => {
    await closeEventLog(log)
    await owner.close()
  })
  return { database, owner, log }
}
