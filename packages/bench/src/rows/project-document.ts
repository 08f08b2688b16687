import { VIEWS_CONSUMER } from '@onrecord/projections'
import { largeScene } from '../large/scene.ts'
import { openTeller } from '../large/teller.ts'
import type { Row } from '../row.ts'

/** From the commit of a document of 20 claims until every view shows it, in a dossier of 100,000 claims. */
export const projectDocument: Row = {
  name: 'project-document',
  unit: 'ms',
  baseline: 'the same in a dossier of 100 claims',
  bar: { of: 'value', atMost: 100 },
  async open(scene) {
    const { databaseUrl, large, small } = await largeScene(scene)
    const teller = openTeller(databaseUrl, 1_000_000)
    return {
      candidate: () => teller.toldUntil(VIEWS_CONSUMER, large),
      baseline: () => teller.toldUntil(VIEWS_CONSUMER, small),
      close: () => teller.close(),
    }
  },
}
