import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, headOf, openEventLog } from '@onrecord/event-log'
import { deleteOldBuilds, rebuildView, views } from '@onrecord/projections'
import type { Pool } from 'pg'

/** Events read at a time, as many as a rebuild folds in a transaction. */
const PAGE = 1000

/** `node run.ts URL DOSSIER [VIEW]`: rebuilds the view, or where none is named only reads the rows; prints one JSON. */
const [url = '', dossier = '', name] = process.argv.slice(2)
const database = openDatabase({ url, name: 'bench rebuild' })
const log = openEventLog({ database, registry: eventRegistry })
const events = (await headOf(log, dossier))?.seq ?? 0
const start = performance.now()
if (name === undefined) await readAll(database.pool)
else await rebuild(name)
const seconds = (performance.now() - start) / 1000
const peakMiB = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ perSecond: events / seconds, peakMiB }))
await deleteOldBuilds(log.db, { dossier })
await closeEventLog(log)
await database.close()

async function rebuild(name: string): Promise<void> {
  const view = views.find((one) => one.name === name)
  if (view === undefined) throw new Error(`no view ${name}`)
  if (!(await rebuildView(log, { dossier, view }))) throw new Error('another rebuild is at it')
}

async function readAll(pool: Pool): Promise<void> {
  for (let after = 0; ; ) {
    const page = 'select * from event where dossier_id = $1 and seq > $2 order by seq limit $3'
    const { rows } = await pool.query(page, [dossier, after, PAGE])
    if (rows.length === 0) return
    after += rows.length
  }
}
