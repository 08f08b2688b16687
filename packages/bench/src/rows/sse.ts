import { setTimeout as delay } from 'node:timers/promises'
import type { Row } from '../row.ts'
import { openCrowd } from '../sse/open-crowd.ts'
import { residentMiB } from '../sse/resident.ts'
import { type StreamServer, startBareStreams, startStreams } from '../sse/servers.ts'

/** Idle listeners of one dossier. */
const LISTENERS = 2000

/** Events whose median is one measurement. */
const EVENTS = 5

/** What a process has just let go of is given back within this time, ms. */
const SETTLE_MS = 1000

/** From an append in another process until each of 2,000 listeners, in a third, has its event. */
const reach: Row = {
  name: 'sse',
  unit: 'ms to all',
  baseline: 'a bare node:http server that writes to as many',
  bar: { of: 'value', atMost: 1000 },
  async open(scene) {
    const servers = { candidate: await startStreams(await scene.newDatabase()), baseline: await startBareStreams() }
    return {
      candidate: () => untilAllHave(servers.candidate),
      baseline: () => untilAllHave(servers.baseline),
      async close() {
        await servers.candidate.stop()
        await servers.baseline.stop()
      },
    }
  },
}

/** What 2,000 listeners that have received an event add to the memory of a process just started. */
const memory: Row = {
  name: 'sse-memory',
  unit: 'MiB',
  baseline: 'a bare node:http server that holds as many',
  bar: { of: 'value', atMost: 150 },
  async open(scene) {
    const url = await scene.newDatabase()
    return {
      candidate: async () => memoryOf(await startStreams(url)),
      baseline: async () => memoryOf(await startBareStreams()),
      close: () => Promise.resolve(),
    }
  },
}

async function untilAllHave(server: StreamServer): Promise<number> {
  const crowd = await openCrowd({ ...server.address, count: LISTENERS })
  const times: number[] = []
  while (times.length < EVENTS) {
    const since = performance.now()
    await crowd.heard(await server.tell())
    times.push(performance.now() - since)
  }
  await crowd.leave()
  return times.toSorted((a, b) => a - b)[Math.floor(EVENTS / 2)] ?? 0
}

async function memoryOf(server: StreamServer): Promise<number> {
  // The first listener brings in what any number of them needs.
  const first = await openCrowd({ ...server.address, count: 1 })
  await first.heard(await server.tell())
  await first.leave()
  await delay(SETTLE_MS)
  const before = await residentMiB(server.pid)
  const crowd = await openCrowd({ ...server.address, count: LISTENERS })
  await crowd.heard(await server.tell())
  await delay(SETTLE_MS)
  const after = await residentMiB(server.pid)
  await crowd.leave()
  await server.stop()
  return after - before
}

/** Event streams: how soon an event has reached all who listen, and what they take. */
export const sse: readonly Row[] = [reach, memory]
