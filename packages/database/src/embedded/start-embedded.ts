import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Lease, serverUrl, takeLease } from './lease.ts'
import { type Place, preparePlace } from './place.ts'
import { findPostmaster, freePort, portBeforeCrash, spawnPostmaster, stopPostmaster } from './postmaster.ts'

/** A server shared by the processes of one folder. `url` is its superuser's and stays the same while it is held. */
export type EmbeddedServer = { url: string; version: string; dataFolder: string; stop(): Promise<void> }

/** A crash recovery over a gigabyte of write-ahead log is done well within this. */
const startLimitMs = 60_000

/** With growing pauses between them, 2.7 s in all: longer than the sessions of a killed server need to notice. */
const failureLimit = 10

/**
 * Starts PostgreSQL with its data under `folder`, or attaches to the one that runs there, be it another process's or
 * the orphan of a killed one. If the server dies it is started again on the same port. `stop` shuts it down when
 * nobody else holds it. `durable: false` is for data that may be lost in a crash. Throws where the platform has no
 * binaries.
 */
export async function startEmbedded({
  folder,
  durable = true,
}: {
  folder: string
  durable?: boolean
}): Promise<EmbeddedServer> {
  const place = await preparePlace({ folder: path.resolve(folder), durable })
  const { port, lease } = await join(place, { durable })
  const stopping = new AbortController()
  const keeper = keepRunning(place, { port, lease, durable, signal: stopping.signal })
  const stop = async () => {
    stopping.abort()
    const held = await keeper
    if ((await held?.leave()) === 'last') await stopPostmaster(place)
  }
  let stopped: Promise<void> | undefined
  return {
    url: serverUrl(place, { port }),
    version: place.version,
    dataFolder: place.data,
    stop: () => (stopped ??= stop()),
  }
}

/** Holds the server until the signal: whenever it goes away, brings it back. Returns the lease held at the end. */
async function keepRunning(
  place: Place,
  { port, lease, durable, signal }: { port: number; lease: Lease; durable: boolean; signal: AbortSignal },
): Promise<Lease | undefined> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  let held: Lease | undefined = lease
  for (;;) {
    await Promise.race([held?.lost, aborted])
    if (signal.aborted) return held
    // Another try a second later where it cannot come back yet (its port taken, the disk full).
    held = await join(place, { durable, port, signal }).then(
      (joined) => joined.lease,
      () => undefined,
    )
    if (!held) await delay(1_000, undefined, { ref: false, signal }).catch(() => undefined)
  }
}

/** Attaches to the server of this place, starting it where none runs. With `port`, only there. */
async function join(
  place: Place,
  { durable, port, signal }: { durable: boolean; port?: number; signal?: AbortSignal },
): Promise<{ port: number; lease: Lease }> {
  const deadline = Date.now() + startLimitMs
  let failures = 0
  while (Date.now() < deadline) {
    const running = await findPostmaster(place)
    if (running) {
      const lease = running.status === 'ready' ? await takeLease(place, { port: running.port }) : undefined
      if (lease && (port === undefined || port === running.port)) return { port: running.port, lease }
      // On another port it is of no use to us: it may stop as soon as nobody else needs it.
      if ((await lease?.leave()) === 'last') await stopPostmaster(place)
      await delay(20)
      continue
    }
    if (signal?.aborted) break // Only now: a server that is coming back would be left without anyone to stop it.
    // Of several who start it at once, one gets postmaster.pid and the others end; all then meet in the branch above.
    const wanted = port ?? (failures === 0 ? await portBeforeCrash(place) : undefined) ?? (await freePort())
    const started = await spawnPostmaster(place, { port: wanted, durable })
    while (!started.hasEnded() && Date.now() < deadline && (await findPostmaster(place))?.status !== 'ready') {
      await delay(10)
    }
    if (await findPostmaster(place)) continue
    // Its port was taken meanwhile, or sessions of a server that was killed still hold its shared memory.
    failures += 1
    if (failures > failureLimit) break
    await delay(50 * failures)
  }
  const log = await readFile(place.log, 'utf8').catch(() => '')
  throw new Error(`PostgreSQL did not start on ${place.data}:\n${log.trim().split('\n').slice(-8).join('\n')}`)
}
