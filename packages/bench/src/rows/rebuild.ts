import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { largeScene } from '../large/scene.ts'
import type { Bar, Row } from '../row.ts'

const RUN = fileURLToPath(new URL('../rebuild/run.ts', import.meta.url))

type Run = { perSecond: number; peakMiB: number }

/** Folds the large dossier's quarter of a million events anew, each time in a process of its own. */
const rebuild = (view: string, measured: { name: string; unit: string; of: keyof Run; bar: Bar }): Row => ({
  name: `rebuild-${measured.name}`,
  unit: measured.unit,
  baseline: 'raw paged read of the same rows',
  bar: measured.bar,
  async open(scene) {
    const { databaseUrl, large } = await largeScene(scene)
    const run = async (...name: string[]): Promise<number> => {
      const { stdout } = await promisify(execFile)(process.execPath, [RUN, databaseUrl, large, ...name])
      // Written by our own script.
      return (JSON.parse(stdout) as Run)[measured.of]
    }
    return { candidate: () => run(view), baseline: () => run(), close: () => Promise.resolve() }
  },
})

/** How fast a view is folded anew, and how much memory that takes. The view of claims is the heaviest. */
export const rebuilds: readonly Row[] = [
  rebuild('sticking-points', {
    name: 'sticking-points',
    unit: 'events/s',
    of: 'perSecond',
    bar: { of: 'ratio', atLeast: 0.35 },
  }),
  rebuild('claims', { name: 'claims', unit: 'events/s', of: 'perSecond', bar: { of: 'ratio', atLeast: 0.12 } }),
  rebuild('claims', { name: 'memory', unit: 'MiB', of: 'peakMiB', bar: { of: 'value', atMost: 256 } }),
]
