import { openDatabase } from '@onrecord/database'
import { freshDatabase, waitFor } from '@onrecord/testing'
import t from 'tap'
import { closeEventLog, openEventLog } from '../src/index.ts'

t.test('what was marked just before closing is still announced to others', async (t) => {
  const { database, url } = await freshDatabase(t)
  const other = openDatabase({ url, name: 'other' })
  const listening = openEventLog({ database: other, registry: {} })
  t.teardown(async () => {
    await closeEventLog(listening)
    await other.close()
  })
  const heard = new Set<string | undefined>()
  listening.announcements.listen((dossier) => heard.add(dossier))
  const log = openEventLog({ database, registry: {} })
  const isHeard = async () => {
    log.announcements.mark('first')
    return heard.has('first') || undefined
  }
  await waitFor(isHeard, { what: 'the other to listen' })

  // The second of two at once waits for its turn.
  log.announcements.mark('last but one')
  log.announcements.mark('last')
  await closeEventLog(log)
  await waitFor(async () => heard.has('last') || undefined, { what: 'the last announcement' })
})
