import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate, openDatabase, startEmbedded } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { migrateQueue } from '@onrecord/queue'
import type { Test } from 'tap'
import { defaults, type NotifyConfig } from '../../src/index.ts'
import type { Notify } from '../harness.ts'

export type KillableNotify = Notify & { killPostgres(): Promise<void> }

/** A server that can be killed: of its own, so that no other test's goes with it. */
export async function ownNotify(t: Test, redisUrl: string | undefined): Promise<KillableNotify> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onrecord-chaos-'))
  await chmod(folder, 0o755)
  const server = await startEmbedded({ folder, durable: true })
  await migrate({ url: server.url })
  await migrateQueue({ url: server.url })
  const database = openDatabase({ url: server.url, name: 'chaos' })
  const owner = openDatabase({ url: server.url, name: 'owner', role: null, poolSize: 2 })
  const log = openEventLog({ database, registry: eventRegistry })
  t.teardown(async () => {
    await closeEventLog(log)
    await database.close()
    await owner.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const config: NotifyConfig = {
    ...defaults,
    databaseUrl: server.url,
    redisUrl,
    queuePrefix: randomUUID(),
    secretsKey: randomBytes(32).toString('base64'),
    allowLoopback: true,
    deliveryTimeoutMs: 1000,
    leaseMarginMs: 1000,
    reconcileEveryMs: 300,
    logLevel: 'silent',
  }
  const killPostgres = async () => {
    const [pid] = (await readFile(path.join(server.dataFolder, 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
  }
  return { config, log, owner, killPostgres }
}

/** A service that is started again wherever it ends, until the test is over: as an operator's supervisor does. */
export function supervise(t: Test, { config }: Notify): { kill(): void } {
  let child: ChildProcess
  let isOver = false
  const begin = (): void => {
    const script = fileURLToPath(new URL('run-notify.ts', import.meta.url))
    child = spawn(process.execPath, [script, JSON.stringify(config)], { stdio: ['ignore', 'inherit', 'ignore'] })
    child.once('exit', () => {
      if (!isOver) begin()
    })
  }
  begin()
  t.teardown(async () => {
    isOver = true
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  return { kill: () => child.kill('SIGKILL') }
}
