import { execFile, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { program } from './binaries.ts'
import type { Place } from './place.ts'
import { asAccount, isAlive, run } from './run.ts'

/** What postmaster.pid says of the server that holds a data folder. Source: PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*. */
export type Postmaster = { pid: number; port: number; status: string }

/** The log is begun anew when the server starts and it has grown past this, so that it can't fill the disk. */
const logLimitBytes = 1_000_000

/** A shutdown writes all buffers out (128 MB at most) and one checkpoint; a slow disk may take seconds. */
const stopLimitMs = 60_000

/**
 * The server that runs on this data folder, if any. A postmaster.pid of a dead process, or of another program that
 * has got its number since, is no server; the latter is removed, as PostgreSQL itself would stop at it.
 */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const found = await readPostmaster(place)
  if (!found || !isAlive(found.pid)) return undefined
  if (await isServer(found)) return found
  // Should a server be starting at this moment, its shared memory still refuses a second one.
  if ((await readPostmaster(place))?.pid === found.pid) await rm(pidFile(place), { force: true })
  return undefined
}

/** The port of a server that died without a shutdown: whoever still holds it expects it to come back there. */
export async function portBeforeCrash(place: Place): Promise<number | undefined> {
  return (await readPostmaster(place))?.port
}

function pidFile({ data }: Place): string {
  return path.join(data, 'postmaster.pid')
}

async function readPostmaster(place: Place): Promise<Postmaster | undefined> {
  const lines = (await readFile(pidFile(place), 'utf8').catch(() => '')).split('\n')
  const found = { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
  return found.pid > 0 && found.port > 0 ? found : undefined
}

async function isServer({ pid, port }: Postmaster): Promise<boolean> {
  if (process.platform === 'win32') return true
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).then(
          ({ stdout }) => stdout,
          () => '',
        )
  return command.includes('postgres') && command.includes(`port=${port}`)
}

/**
 * Starts the server detached, so that it neither gets our Ctrl-C nor dies with us. Resolves as soon as the process
 * exists.
 */
export async function spawnPostmaster(
  { account, native, data, log }: Place,
  { port, durable }: { port: number; durable: boolean },
): Promise<{ hasEnded(): boolean }> {
  const isLong = await stat(log).then(
    ({ size }) => size > logLimitBytes,
    () => false,
  )
  // As root we write into a folder of another account's: never through a link it may have put there.
  const { O_WRONLY, O_CREAT, O_APPEND, O_TRUNC, O_NOFOLLOW } = constants
  const output = await open(log, O_WRONLY | O_CREAT | O_NOFOLLOW | (isLong ? O_TRUNC : O_APPEND), 0o600)
  try {
    const settings = { ...baseSettings, ...(durable ? {} : volatileSettings), port: String(port) }
    const child = spawn(
      program(native, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...asAccount(account), stdio: ['ignore', output.fd, output.fd], detached: true },
    )
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
    child.unref()
    return { hasEnded: () => child.exitCode !== null || child.signalCode !== null }
  } finally {
    await output.close()
  }
}

/** Shuts the server down: sessions are ended, then all is written out. Resolves when it is gone. */
export async function stopPostmaster(place: Place): Promise<void> {
  const stopping = await readPostmaster(place)
  if (!stopping) return
  const args = ['stop', '-D', place.data, '-m', 'fast', '--no-wait', '--silent']
  await run(place.account, { file: program(place.native, 'pg_ctl'), args })
  // pg_ctl would wait for the file to go away, and wait in vain where someone starts the next server meanwhile.
  const deadline = Date.now() + stopLimitMs
  while ((await readPostmaster(place))?.pid === stopping.pid && isAlive(stopping.pid)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${stopping.pid}) does not stop`)
    await delay(10)
  }
}

/** A port of the loopback that nobody uses now. It may be taken before the server gets it: try again then. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}

/** For one machine and little memory: no replication, no extra processes, no compilation of short queries. */
const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // PostgreSQL's own default. Pages count as memory once they are touched, which a small dossier never makes many of; at
  // 100,000 claims a list reads some thousands of them.
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
}

/**
 * For data that is thrown away: nothing is forced to disk, so a power cut destroys it. Commits still reach the
 * operating system at once (synchronous_commit stays on), so a killed server loses none of them. Many tests share it.
 */
const volatileSettings = { fsync: 'off', full_page_writes: 'off', max_connections: '300' }
