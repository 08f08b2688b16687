import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { startIngest } from '../large/ingest.ts'
import { seedDossier } from '../large/seed.ts'
import { openTeller } from '../large/teller.ts'
import type { Row } from '../row.ts'

/** The checkpoint of the linker, in services/ingest. */
const LINKER = 'linker'

const LARGE = { dossier: 'large', documents: 5000, seed: 1 }
const SMALL = { dossier: 'small', documents: 5, seed: 2 }

/**
 * From the commit of a document of 20 claims until they are related to the 100,000 of their dossier, the linker in another
 * process. First it reads both dossiers from their first event, which takes a minute or two. On a database of its own:
 * nobody else works there.
 */
export const relate: Row = {
  name: 'relate',
  unit: 'ms',
  baseline: 'the same in a dossier of 100 claims',
  bar: { of: 'value', atMost: 200 },
  async open(scene) {
    const databaseUrl = await scene.newDatabase()
    await seed(databaseUrl)
    const ingest = await startIngest(databaseUrl)
    const teller = openTeller(databaseUrl, 2_000_000)
    for (const { dossier } of [LARGE, SMALL]) await teller.settled(LINKER, dossier)
    return {
      candidate: () => teller.toldUntil(LINKER, LARGE.dossier),
      baseline: () => teller.toldUntil(LINKER, SMALL.dossier),
      async close() {
        await teller.close()
        await ingest.stop()
      },
    }
  },
}

async function seed(url: string): Promise<void> {
  const database = openDatabase({ url, name: 'bench seed' })
  const log = openEventLog({ database, registry: eventRegistry })
  for (const dossier of [LARGE, SMALL]) await seedDossier(log, dossier)
  await closeEventLog(log)
  await database.close()
}
