import { startIngest } from '../large/ingest.ts'
import { largeScene } from '../large/scene.ts'
import { openTeller } from '../large/teller.ts'
import type { Row } from '../row.ts'

/** The checkpoint of the linker, in services/ingest. */
const LINKER = 'linker'

/**
 * From the commit of a document of 20 claims until they are related to the 100,000 of their dossier, the linker in another
 * process. First it reads the whole dossier, which takes minutes.
 */
export const relate: Row = {
  name: 'relate',
  unit: 'ms',
  baseline: 'the same in a dossier of 100 claims',
  bar: { of: 'value', atMost: 200 },
  async open(scene) {
    const { databaseUrl, large, small } = await largeScene(scene)
    const ingest = await startIngest(databaseUrl)
    const teller = openTeller(databaseUrl, 2_000_000)
    for (const dossier of [large, small]) await teller.settled(LINKER, dossier)
    return {
      candidate: () => teller.toldUntil(LINKER, large),
      baseline: () => teller.toldUntil(LINKER, small),
      async close() {
        await teller.close()
        await ingest.stop()
      },
    }
  },
}
