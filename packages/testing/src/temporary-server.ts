import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '@onrecord/database'

/** An empty server in a folder of its own, which is deleted when it stops. Its path has a space in it, on purpose. */
export async function startTemporaryServer(): Promise<{ url: string; folder: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onrecord test '))
  await chmod(folder, 0o755) // Started by root, the server runs as nobody, who has to get in.
  const server = await startEmbedded({ folder, durable: false })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: server.url, folder, stop }
}
