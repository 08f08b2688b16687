import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { append, closeEventLog, openEventLog } from '@onrecord/event-log'
import { claimEvents } from '../append/events.ts'
import { startApi } from '../large/api.ts'
import type { CrowdOrder } from './crowd.ts'

/** A server of event streams in a process of its own. */
export type StreamServer = {
  pid: number
  address: Omit<CrowdOrder, 'count'>
  /** Tells of one claim; gives its seq. */
  tell(): Promise<number>
  stop(): Promise<void>
}

/** The api with one open dossier. Its events are appended by this process, as a worker's are. */
export async function startStreams(databaseUrl: string): Promise<StreamServer> {
  const database = openDatabase({ url: databaseUrl, name: 'bench sse' })
  const log = openEventLog({ database, registry: eventRegistry })
  const dossier = `dossier-${randomUUID().slice(0, 8)}`
  const opened = [{ type: 'DossierOpened' as const, data: { title: dossier } }]
  await append(log, { dossier, commandId: randomUUID(), events: opened })
  const api = await startApi(databaseUrl)
  return {
    pid: api.pid,
    address: { port: Number(new URL(api.url).port), path: `/v1/dossiers/${dossier}/stream`, ...api.headers },
    async tell() {
      const { lastSeq } = await append(log, { dossier, commandId: randomUUID(), events: claimEvents(2) })
      // What is told is the recording; the classification behind it belongs to it.
      return lastSeq - 1
    },
    async stop() {
      await api.stop()
      await closeEventLog(log)
      await database.close()
    },
  }
}

/** The least that can do the same. */
export async function startBareStreams(): Promise<StreamServer> {
  const child = fork(fileURLToPath(new URL('bare-stream.ts', import.meta.url)))
  const [port] = (await once(child, 'message')) as [number]
  const data = JSON.stringify(claimEvents(2))
  let seq = 0
  return {
    pid: child.pid ?? 0,
    address: { port, path: '/', authorization: 'none' },
    async tell() {
      seq += 1
      child.send(`id: ${seq}\nevent: onrecord.claim.recorded\ndata: ${data}\n\n`)
      return seq
    },
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
