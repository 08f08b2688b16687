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
import { waitFor } from '@onrecord/testing'
import { freePort } from '@onrecord/testing/free-port'
import { Redis } from 'ioredis'
import t, { type Test } from 'tap'
import { defaults, type NotifyConfig } from '../../src/index.ts'
import { type Notify, openDossier, recordClaims, subscribe } from '../harness.ts'
import { moods, startMoody } from './receivers.ts'

/** Events of one run; each goes to ten endpoints. `ONRECORD_CHAOS_EVENTS` asks for more. */
const EVENTS = Number(process.env['ONRECORD_CHAOS_EVENTS'] ?? 240)
const DOSSIERS = ['port', 'quay']
const LIMIT_MS = 40_000 + EVENTS * 100

/** A server that can be killed: of its own, so that no other test's goes with it. */
async function ownNotify(t: Test, redisUrl: string | undefined): Promise<Notify & { killPostgres(): Promise<void> }> {
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
function supervise(t: Test, { config }: Notify): { kill(): void } {
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

/** Ten endpoints of ten moods, and one whose name leads to where nobody may be called. */
async function subscribeMoody(t: Test, notify: Notify) {
  const trap = await startMoody(t, ({ response }) => response.writeHead(204).end() !== undefined, 0)
  const receivers = []
  for (const [name, mood] of Object.entries(moods(trap.url))) {
    const receiver = await startMoody(t, mood, receivers.length + 1)
    await subscribe(notify, receiver.url, { ordered: name.startsWith('ordered') })
    receivers.push({ name, ...receiver })
  }
  await subscribe(notify, 'https://hooks.example.com/')
  return { receivers, trap }
}

/** What must arrive: asked of the log itself, since a commit whose answer was lost has happened. */
async function expectedOf({ owner }: Notify): Promise<Set<string>> {
  const { rows } = await owner.pool.query(`select event_id from event where type = 'DemandRecorded'`)
  return new Set(rows.map(({ event_id }) => event_id))
}

/** Ends what waits to be tried again, but not what somebody is at. */
async function hurry({ owner }: Notify): Promise<void> {
  await owner.pool.query('update webhook_endpoint set paused_until = now() where paused_until > now()')
  await owner.pool.query(
    `update webhook_delivery set next_attempt_at = now(), tries = 0
     where state in ('due', 'blocked') and coalesce(leased_until <= now(), true) and next_attempt_at > now()`,
  )
}

const isWithin = (ids: Iterable<string>, whole: ReadonlySet<string>): boolean => [...ids].every((id) => whole.has(id))

async function untilAllArrived(notify: Notify, receivers: Awaited<ReturnType<typeof subscribeMoody>>['receivers']) {
  const taken = (log: (typeof receivers)[number]['log']) =>
    new Set(log.filter((one) => one.isTaken).map(({ id }) => id))
  return waitFor(
    async () => {
      await hurry(notify)
      const expected = await expectedOf(notify)
      return receivers.every(({ log }) => isWithin(expected, taken(log))) ? expected : undefined
    },
    { what: 'every event at every endpoint', timeoutMs: LIMIT_MS },
  )
}

/** Records until there are as many as asked for, whatever happens meanwhile; `nth` is called before each round. */
async function recordThrough(notify: Notify, before: (nth: number) => Promise<void>): Promise<void> {
  const rounds = 12
  for (let nth = 0; nth < rounds; nth++) {
    await before(nth)
    const count = Math.ceil(EVENTS / rounds)
    await waitFor(
      () =>
        recordClaims(notify.log, DOSSIERS[nth % 2] ?? '', { count }).then(
          () => true,
          () => undefined,
        ),
      { what: 'a commit', timeoutMs: LIMIT_MS },
    )
  }
}

function verify(
  t: Test,
  expected: ReadonlySet<string>,
  { receivers, trap }: Awaited<ReturnType<typeof subscribeMoody>>,
) {
  for (const { name, log } of receivers) {
    const ids = log.map(({ id }) => id)
    t.ok(isWithin(ids, expected), `${name}: no id is anything but an event's own`)
    const taken = log.filter(({ isTaken }) => isTaken)
    t.comment(`${name}: ${ids.length} requests, ${taken.length - new Set(taken.map(({ id }) => id)).size} taken twice`)
    if (!name.startsWith('ordered')) continue
    for (const dossier of DOSSIERS) {
      const first = [...new Set(taken.filter((one) => one.dossier === dossier).map(({ seq }) => seq))]
      t.same(
        first,
        first.toSorted((a, b) => a - b),
        `${name}: ${dossier} in order`,
      )
    }
  }
  t.equal(trap.log.length, 0, 'nobody was led to where nobody may be called')
}

t.test('PostgreSQL and the service are killed in the middle: every event arrives everywhere', async (t) => {
  const notify = await ownNotify(t, undefined)
  for (const dossier of DOSSIERS) await openDossier(notify.log, dossier)
  const moody = await subscribeMoody(t, notify)
  const service = supervise(t, notify)
  await recordThrough(notify, async (nth) => {
    if (nth === 3 || nth === 7) service.kill()
    if (nth === 5) await notify.killPostgres()
  })
  verify(t, await untilAllArrived(notify, moody.receivers), moody)
})

t.test('Redis is emptied and killed in the middle: every event arrives everywhere', async (t) => {
  const port = await freePort()
  const redisUrl = `redis://127.0.0.1:${port}`
  const startRedis = async (): Promise<ChildProcess | undefined> => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child = spawn('redis-server', settings, { stdio: 'ignore' })
    return Promise.race([once(child, 'spawn').then(() => child), once(child, 'error').then(() => undefined)])
  }
  let redis = await startRedis()
  if (redis === undefined) {
    t.pass('no redis-server here', { skip: 'no redis-server here' })
    return
  }
  t.teardown(() => redis?.kill('SIGKILL'))
  const notify = await ownNotify(t, redisUrl)
  for (const dossier of DOSSIERS) await openDossier(notify.log, dossier)
  const moody = await subscribeMoody(t, notify)
  const service = supervise(t, notify)
  await recordThrough(notify, async (nth) => {
    if (nth === 3) {
      const client = new Redis(redisUrl)
      await client.flushall()
      client.disconnect()
    }
    if (nth === 6) redis?.kill('SIGKILL')
    if (nth === 8) redis = await startRedis()
    if (nth === 10) service.kill()
  })
  verify(t, await untilAllArrived(notify, moody.receivers), moody)
})
