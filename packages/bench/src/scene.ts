import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate, startEmbedded } from '@onrecord/database'
import { Client } from 'pg'
import type { Scene } from './row.ts'

/**
 * A temporary folder and, from the first time that one is asked for, a durable server in it: a commit waits for the
 * disk, as in earnest.
 */
export async function openScene(): Promise<Scene & { close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onrecord-bench-'))
  await chmod(folder, 0o755) // As root the server runs as nobody, who has to get in.
  const ends: (() => Promise<void>)[] = []
  let starting: ReturnType<typeof startEmbedded> | undefined
  return {
    folder,
    async newDatabase() {
      starting ??= startEmbedded({ folder, durable: true })
      return createDatabase((await starting).url)
    },
    atEnd: (end) => void ends.push(end),
    async close() {
      for (const end of ends) await end()
      await (await starting)?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate({ url: url.href })
  return url.href
}
