import { glob, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Of these packages as many test files share a process: to start one and to load what is tested takes longer than most
 * files do. Of the others, which start processes of their own, each file has one to itself.
 */
const TOGETHER: Readonly<Record<string, number>> = {
  'packages/documents': 3,
  'packages/domain': 20,
  'packages/event-log': 7,
  'packages/extraction': 18,
  'packages/projections': 6,
  'packages/webhooks': 15,
  'services/api': 6,
  'services/ingest': 3,
  'services/notify': 5,
}

/** Where {@link groupTests} writes, below its folder. */
const PLACE = 'together'

/** Every test file below `root`, those that share a process as one file each, which is written into `folder`. */
export async function groupTests({ root, folder }: { root: string; folder: string }): Promise<string[]> {
  await rm(path.join(folder, PLACE), { recursive: true, force: true })
  const files: string[] = []
  for await (const file of glob('{packages,services}/*/test/**/*.test.ts', { cwd: root })) files.push(file)
  // Beside the folder's own, those below it.
  const parts = Map.groupBy(files.toSorted(), (file) => {
    const [kind = '', name = '', test = '', ...below] = file.split(path.sep)
    return path.join(kind, name, test, below.length > 1 ? 'below' : '')
  })
  const grouped = await Promise.all(
    [...parts].map(async ([part, all]) => {
      const size = TOGETHER[part.split(path.sep).slice(0, 2).join('/')] ?? 1
      if (size === 1) return all
      const place = path.join(folder, PLACE, part)
      await mkdir(place, { recursive: true })
      return Promise.all(
        chunks(all, size).map(async (chunk, nth) => {
          const lines = chunk.map((file) => `await import('${pathToFileURL(path.join(root, file)).href}')\n`)
          const written = path.join(place, `${nth + 1}.mjs`)
          await writeFile(written, lines.join(''))
          return written
        }),
      )
    }),
  )
  return grouped.flat()
}

/** What a group's file goes by in a report: `services/api/test, part 2`. Other names stay. */
export function readableName(name: string): string {
  return name.replace(/^\S*\/together\/(\S+)\/(\d+)\.mjs/, '$1, part $2')
}

/** As even as can be, none longer than `size`. */
function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const count = Math.ceil(values.length / size)
  const length = Math.ceil(values.length / count)
  return Array.from({ length: count }, (_, nth) => values.slice(nth * length, (nth + 1) * length))
}
