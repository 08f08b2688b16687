import { Presets, SingleBar } from 'cli-progress'

/** How far something is, on standard error; silent where that is no terminal. */
export type Progress = { step: (name: string) => void; stop: () => void }

/** Starts a bar of `total` steps. */
export function startProgress(total: number, { shown }: { shown: boolean }): Progress {
  if (!shown || total < 2) return { step: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} {name}', clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total, 0, { name: '' })
  return { step: (name) => bar.increment(1, { name }), stop: () => bar.stop() }
}
