import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '@onrecord/database'
import { guard } from './guard.ts'

/**
 * An empty server in a folder of its own, which is deleted when it stops or this process is killed. Its path has a
 * space in it, on purpose.
 */
export async function startTemporaryServer(): Promise<{ url: string; folder: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onrecord test '))
  await chmod(folder, 0o755) // Started by root, the server runs as nobody, who has to get in.
  const server = await startEmbedded({ folder, durable: false })
  // As root the data may lie elsewhere, where nobody can't get into the temporary folder.
  const folders = [path.dirname(server.dataFolder), folder]
  const pidFiles = [path.join(server.dataFolder, 'postmaster.pid'), path.join(folder, 'redis.pid')]
  const release = guard({ pidFiles, folders })
  const stop = async () => {
    await server.stop()
    release()
    for (const each of folders) await rm(each, { recursive: true, force: true })
  }
  return { url: server.url, folder, stop }
}
