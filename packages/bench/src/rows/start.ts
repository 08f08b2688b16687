import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@onrecord/testing/free-port'
import type { Row } from '../row.ts'
import { secondsUntil } from '../start/seconds-until.ts'

const fileAt = (place: string) => fileURLToPath(new URL(place, import.meta.url))

/** How long a first start, which loads the samples, may take, ms. */
const ANSWER_MS = 60_000

/** `onrecord up` on a folder that it knows: from nothing running to the first answer over HTTP. */
export const start: Row = {
  name: 'start',
  unit: 's',
  baseline: 'embedded PostgreSQL alone, to its first answer',
  bar: { of: 'value', atMost: 4 },
  async open(scene) {
    const own = path.join(scene.folder, 'start')
    const bare = path.join(scene.folder, 'bare-start')
    for (const folder of [own, bare]) await mkdir(folder)
    return {
      async candidate() {
        const port = await freePort()
        const env = { ONRECORD_HOME: own, API_PORT: String(port), DATABASE_URL: '', REDIS_URL: '' }
        return secondsUntil(
          { file: fileAt('../../../cli/src/main.ts'), args: ['up'], env },
          {
            answered: () => health(`http://127.0.0.1:${port}/health`),
            // It prints when the samples are loaded; only then may it be stopped without losing its first start.
            end: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
          },
        )
      },
      baseline: () =>
        secondsUntil(
          { file: fileAt('../start/bare-start.ts'), args: [bare] },
          { answered: (child) => once(child.stdout ?? child, 'data'), end: () => undefined },
        ),
      close: () => Promise.resolve(),
    }
  },
}

async function health(url: string): Promise<void> {
  const deadline = performance.now() + ANSWER_MS
  while (performance.now() < deadline) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await delay(5)
  }
  throw new Error(`no answer from ${url}`)
}
