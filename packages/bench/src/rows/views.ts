import { largeScene } from '../large/scene.ts'
import type { Row } from '../row.ts'

/** Requests whose median is one measurement. */
const REQUESTS = 15

/** Every list of a dossier, as a reader first asks for it. */
const LISTS: readonly string[] = [
  'sticking-points',
  'positions',
  'contradictions',
  'claims',
  'demands',
  'deadlines',
  'timeline',
  'actors',
  'sources',
  'documents',
  'review-queue',
]

/** The first page of each view over HTTP, read from PostgreSQL, in a dossier of 100,000 claims beside a thousand of 100. */
export const views: readonly Row[] = LISTS.map((list) => ({
  name: `views-${list}`,
  unit: 'ms',
  baseline: 'the same page of a dossier of 100 claims',
  bar: { of: 'value', atMost: 50 },
  async open(scene) {
    const { api, large, small } = await largeScene(scene)
    const read = (dossier: string) => async () => {
      const times: number[] = []
      // With `minSeq` no answer is remembered: each is read anew.
      while (times.length < REQUESTS) times.push(await api.ask(`/v1/dossiers/${dossier}/${list}?minSeq=1`))
      return times.toSorted((a, b) => a - b)[Math.floor(REQUESTS / 2)] ?? 0
    }
    return { candidate: read(large), baseline: read(small), close: () => Promise.resolve() }
  },
}))
