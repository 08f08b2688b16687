import { spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { waitFor } from './wait-for.ts'

/**
 * Starts the machine's `redis-server` on a free port of the loopback, keeping nothing on disk. Undefined where none
 * is installed.
 */
export async function startRedis({ folder }: { folder: string }): Promise<{ url: string; stop(): void } | undefined> {
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  settings.push('--dir', folder, '--pidfile', path.join(folder, 'redis.pid'))
  const child = spawn('redis-server', settings, { stdio: 'ignore', detached: true })
  const started = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
  if (!started) return undefined
  await waitFor(() => answers(port), { what: 'redis-server to listen' })
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill() }
}

function answers(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(undefined))
  })
}
