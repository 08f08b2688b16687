import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CrowdOrder, CrowdReport } from './crowd.ts'

/** Listeners of one address in a process of their own. */
export type Crowd = {
  /** Resolves when every listener has received the event of this seq. */
  heard(seq: number): Promise<void>
  leave(): Promise<void>
}

/** Opens so many listeners and waits until each one's stream has begun. */
export async function openCrowd(order: CrowdOrder): Promise<Crowd> {
  const child = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)))
  const heard = new Set<number>()
  let wake = (): void => undefined
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>()
  child.once('exit', () => reject(new Error('the listeners ended')))
  child.on('message', (report: CrowdReport) => {
    if ('listening' in report) return resolve()
    heard.add(report.heard)
    wake()
  })
  child.send(order)
  await listening
  return {
    async heard(seq) {
      while (!heard.has(seq)) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    async leave() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
