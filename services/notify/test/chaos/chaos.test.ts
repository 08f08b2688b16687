import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { waitFor } from '@onrecord/testing'
import { freePort } from '@onrecord/testing/free-port'
import { Redis } from 'ioredis'
import t, { type Test } from 'tap'
import { type Notify, openDossier, recordClaims, subscribe } from '../harness.ts'
import { ownNotify, supervise } from './own-notify.ts'
import { moods, type Receiver, startMoody } from './receivers.ts'

/** Events of one run; each goes to ten endpoints. `ONRECORD_CHAOS_EVENTS` asks for more. */
const EVENTS = Number(process.env['ONRECORD_CHAOS_EVENTS'] ?? 240)
/** Which dice the receivers throw; `ONRECORD_CHAOS_SEED` asks for others. */
const SEED = Number(process.env['ONRECORD_CHAOS_SEED'] ?? 0)
const DOSSIERS = ['port', 'quay']
const LIMIT_MS = 60_000 + EVENTS * 20

/** How long one round of recording waits for what was recorded before, ms: the killing is to fall among the sending. */
const PACE_MS = Math.min(EVENTS, 5000)

/** Looks at the database take from what is being tried, so there are few. */
const LOOK_EVERY_MS = 300

type Moody = { receivers: ({ name: string; id: string } & Receiver)[]; trap: Receiver }

/** Ten endpoints of ten moods, and one whose name leads to where nobody may be called. */
async function subscribeMoody(t: Test, notify: Notify): Promise<Moody> {
  const trap = await startMoody(t, ({ response }) => response.writeHead(204).end() !== undefined, 0)
  const receivers: Moody['receivers'] = []
  for (const [name, mood] of Object.entries(moods({ trap: trap.url, events: EVENTS }))) {
    const receiver = await startMoody(t, mood, SEED * 100 + receivers.length + 1)
    const { id } = await subscribe(notify, receiver.url, { ordered: name.startsWith('ordered') })
    receivers.push({ name, id, ...receiver })
  }
  await subscribe(notify, 'https://hooks.example.com/')
  return { receivers, trap }
}

/** What must arrive: asked of the log itself, since a commit whose answer was lost has happened. */
async function expectedOf({ owner }: Notify): Promise<Set<string>> {
  const { rows } = await owner.pool.query(`select event_id from event where type = 'DemandRecorded'`)
  return new Set(rows.map(({ event_id }) => event_id))
}

/** Ends what waits to be tried again at these endpoints, but not what somebody is at; no endpoint is left alone. */
async function hurry({ owner }: Notify, ids: readonly string[]): Promise<void> {
  await owner.pool.query('update webhook_endpoint set paused_until = now() where paused_until > now()')
  await owner.pool.query(
    `update webhook_delivery set next_attempt_at = now(), tries = 0
     where endpoint_id = any ($1::uuid[]) and state in ('due', 'blocked') and coalesce(leased_until <= now(), true)
       and next_attempt_at > now()`,
    [ids],
  )
}

const isWithin = (ids: Iterable<string>, whole: ReadonlySet<string>): boolean => [...ids].every((id) => whole.has(id))

/** Who has not taken as many as there are. Counted by the receivers, so that asking costs nothing. */
const wantingOf = ({ receivers }: Moody, count: number) => receivers.filter(({ taken }) => taken.size < count)

async function untilAllArrived(notify: Notify, moody: Moody): Promise<Set<string>> {
  const expected = await waitFor(() => expectedOf(notify), { what: 'PostgreSQL', timeoutMs: LIMIT_MS })
  const deadline = performance.now() + LIMIT_MS
  let lookDue = 0
  await waitFor(
    async () => {
      const wanting = wantingOf(moody, expected.size)
      if (wanting.length === 0) return true
      if (performance.now() > lookDue) {
        lookDue = performance.now() + LOOK_EVERY_MS
        await hurry(
          notify,
          wanting.map(({ id }) => id),
        )
      }
      return undefined
    },
    { what: 'every event at every endpoint', timeoutMs: deadline - performance.now() },
  ).catch((error: unknown) => {
    const short = wantingOf(moody, expected.size).map(({ name, taken }) => `${name} ${taken.size}`)
    throw new Error(`of ${expected.size}: ${short.join(', ')}`, { cause: error })
  })
  return expected
}

/** Records until there are as many as asked for, whatever happens meanwhile; `nth` is called before each round. */
async function recordThrough(notify: Notify, moody: Moody, before: (nth: number) => Promise<void>): Promise<void> {
  const rounds = 12
  const count = Math.ceil(EVENTS / rounds)
  for (let nth = 0; nth < rounds; nth++) {
    await before(nth)
    await waitFor(
      () =>
        recordClaims(notify.log, DOSSIERS[nth % 2] ?? '', { count }).then(
          () => true,
          () => undefined,
        ),
      { what: 'a commit', timeoutMs: LIMIT_MS },
    )
    const goesOn = performance.now() + PACE_MS
    await waitFor(
      async () => (wantingOf(moody, (nth + 0.5) * count).length === 0 || performance.now() > goesOn ? true : undefined),
      { what: 'what was recorded before', timeoutMs: LIMIT_MS },
    )
  }
}

function verify(t: Test, expected: ReadonlySet<string>, { receivers, trap }: Moody): void {
  for (const { name, log, taken } of receivers) {
    t.ok(isWithin(expected, taken), `${name}: none is lost`)
    t.ok(
      isWithin(
        log.map(({ id }) => id),
        expected,
      ),
      `${name}: no id is anything but an event's own`,
    )
    const arrivals = log.filter(({ isTaken }) => isTaken)
    t.comment(`${name}: ${log.length} requests, ${arrivals.length - taken.size} taken twice`)
    if (!name.startsWith('ordered')) continue
    for (const dossier of DOSSIERS) {
      const first = [...new Set(arrivals.filter((one) => one.dossier === dossier).map(({ seq }) => seq))]
      t.same(
        first,
        first.toSorted((a, b) => a - b),
        `${name}: ${dossier} in order`,
      )
    }
  }
  t.equal(trap.log.length, 0, 'nobody was led to where nobody may be called')
}

/** Records and disturbs, waits for all, verifies, and says what it took. */
async function survive(t: Test, notify: Notify, disturb: (nth: number) => Promise<void>): Promise<void> {
  for (const dossier of DOSSIERS) await openDossier(notify.log, dossier)
  const moody = await subscribeMoody(t, notify)
  const begun = performance.now()
  await recordThrough(notify, moody, disturb)
  const recorded = performance.now()
  const expected = await untilAllArrived(notify, moody)
  const seconds = (until: number) => Math.round((until - begun) / 1000)
  const arrivals = moody.receivers.flatMap(({ log }) => log.filter(({ isTaken }) => isTaken)).length
  const pairs = expected.size * moody.receivers.length
  t.comment(
    `${pairs} pairs in ${seconds(performance.now())} s, recorded by ${seconds(recorded)} s, ${arrivals - pairs} taken twice`,
  )
  verify(t, expected, moody)
}

t.test('PostgreSQL and the service are killed in the middle: every event arrives everywhere', async (t) => {
  const notify = await ownNotify(t, undefined)
  const service = supervise(t, notify)
  await survive(t, notify, async (nth) => {
    if (nth === 3 || nth === 7) service.kill()
    if (nth === 5) await notify.killPostgres()
  })
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
  const service = supervise(t, notify)
  await survive(t, notify, async (nth) => {
    if (nth === 3) {
      const client = new Redis(redisUrl)
      await client.flushall()
      client.disconnect()
    }
    if (nth === 6) redis?.kill('SIGKILL')
    if (nth === 8) redis = await startRedis()
    if (nth === 10) service.kill()
  })
})
