import { Client } from 'pg'
import type { Place } from './place.ts'

// The published types lack two methods that the driver documents.
type LeaseClient = Client & { ref(): void; unref(): void }

/** Any fixed number: it only has to be the same in every process that shares a server. */
const leaseKey = 7_235_410_993

/** One process's share in a running server. `lost` resolves when the connection ends for whatever reason. */
export type Lease = { lost: Promise<void>; leave(): Promise<'last' | 'others-remain'> }

/**
 * Takes a share in the server on `port`. Undefined where it does not answer (yet), or is about to stop because the
 * last one who shared it is leaving.
 */
export async function takeLease(place: Place, { port }: { port: number }): Promise<Lease | undefined> {
  const client = new Client({
    connectionString: serverUrl(place, { port }),
    application_name: 'onrecord lease',
    connectionTimeoutMillis: 5_000,
  }) as LeaseClient
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => undefined) // The server went away: `end` follows.
  try {
    await client.connect()
    const taken = await client.query('select pg_try_advisory_lock_shared($1) as taken', [leaseKey])
    if (taken.rows[0].taken === true) {
      // Holding a server open is no reason for a process to go on.
      client.unref()
      return { lost, leave: () => leave(client) }
    }
  } catch (error) {
    // Waiting would not help: someone has changed the password, or the folder was put together from two.
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(`the server on ${place.data} does not take the password kept beside it`, { cause: error })
    }
  }
  await client.end().catch(() => undefined)
  return undefined
}

/** Where the server's superuser connects. */
export function serverUrl({ password }: Place, { port }: { port: number }): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/**
 * Gives the share back, then asks for the whole. Of several who leave at once, at least one gets it, as each lets go
 * of its share before it asks; nobody can join while it is held. The answer `last` must be followed by a shutdown.
 */
async function leave(client: LeaseClient): Promise<'last' | 'others-remain'> {
  client.ref()
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [leaseKey])
    const whole = await client.query('select pg_try_advisory_lock($1) as taken', [leaseKey])
    if (whole.rows[0].taken === true) return 'last' // The shutdown ends this connection; until then it bars the door.
    await client.end()
    return 'others-remain'
  } catch {
    return 'others-remain' // It went away in the meantime; there is nothing left to stop.
  }
}
