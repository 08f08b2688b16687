import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, headOf, openEventLog } from '@onrecord/event-log'
import { type RunningApi, startApi } from '../large/api.ts'
import { seedDossier } from '../large/seed.ts'
import type { Scene } from '../row.ts'

const DOSSIER = 'read'
const DOCUMENTS = 100

/** Opening a dossier takes two events. */
const OPENED_SEQ = 2

/** More than any measurement asks for: what is measured is the counting of requests, not their refusal. */
const QUOTA = '1000000000'

/** Dossiers beside it with nothing in them. */
const EMPTY = Array.from({ length: 49 }, (_, nth) => `empty-${nth}`)

/** The list that takes one statement; it follows from the views of all dossiers, so no body of it is remembered. */
export const DOSSIERS = '/v1/dossiers'

/** The first page of a list of one dossier. */
export const LIST = `/v1/dossiers/${DOSSIER}/documents`

/** The api over 50 dossiers, one of 100 documents, and beside it a server that does the least. */
export type HttpScene = { api: RunningApi; bare: string; close: () => Promise<void> }

/** Starts both. The api logs as it does in earnest, to nowhere. */
export async function openHttpScene(scene: Scene): Promise<HttpScene> {
  const databaseUrl = await scene.newDatabase()
  const seq = await seed(databaseUrl)
  const api = await startApi(databaseUrl, { API_RATE_READ: QUOTA, LOG_LEVEL: 'info' })
  for (const dossier of EMPTY) await api.settled(dossier, OPENED_SEQ)
  const { body, headers } = await listAt(api, seq)
  const files = { body: path.join(scene.folder, 'list.json'), headers: path.join(scene.folder, 'headers.json') }
  await writeFile(files.body, body)
  await writeFile(files.headers, JSON.stringify(headers))
  const { child, url } = await startBare([files.body, files.headers, databaseUrl])
  return {
    api,
    bare: url,
    async close() {
      child.kill('SIGTERM')
      await Promise.all([once(child, 'exit'), api.stop()])
    },
  }
}

/** What any server adds by itself, or depends on the body. */
const BY_NODE = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive'])

/** The list as it is answered from now on: the api may not know at once that its views have come to `seq`. */
async function listAt(api: RunningApi, seq: number): Promise<{ body: string; headers: Record<string, string> }> {
  await api.settled(DOSSIER, seq)
  for (;;) {
    const answer = await fetch(`${api.url}${LIST}`, { headers: { ...api.headers, 'accept-encoding': 'identity' } })
    const body = await answer.text()
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !BY_NODE.has(name)))
    if ((JSON.parse(body) as { seq: number }).seq === seq) return { body, headers }
  }
}

async function seed(databaseUrl: string): Promise<number> {
  const database = openDatabase({ url: databaseUrl, name: 'bench seed' })
  const log = openEventLog({ database, registry: eventRegistry })
  await seedDossier(log, { dossier: DOSSIER, documents: DOCUMENTS, seed: 1 })
  for (const dossier of EMPTY) await seedDossier(log, { dossier, documents: 0, seed: 1 })
  const head = await headOf(log, DOSSIER)
  await closeEventLog(log)
  await database.close()
  return head?.seq ?? 0
}

async function startBare(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const file = fileURLToPath(new URL('bare-server.ts', import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const url of createInterface(child.stdout)) return { child, url }
  throw new Error('the bare server has not said where it listens')
}
