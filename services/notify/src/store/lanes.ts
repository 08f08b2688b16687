import type { DB } from '@onrecord/database'
import { SYSTEM_LOG } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import type { Delivery, Take } from './deliveries.ts'

/**
 * Takes from an ordered endpoint's lanes, one a dossier, what is due at the front of each, in log order, and leases it. A lane
 * gives nothing while one of its deliveries is under way, waits to be tried again, or has failed for good: those behind it
 * wait too.
 */
export async function takeFromLanes(db: Kysely<DB>, { endpointId, limit, leaseMs }: Take): Promise<Delivery[]> {
  const taken: Delivery[] = []
  for (const dossier of await listReadyLanes(db, endpointId)) {
    if (taken.length >= limit) break
    const lane = { endpointId, leaseMs, dossier, limit: limit - taken.length }
    taken.push(...(await db.transaction().execute((tx) => takeLane(tx, lane))))
  }
  return taken
}

/**
 * Puts into their lanes what dispatch made due while the endpoint was being ordered; it had read that it was not. True where
 * there was any.
 */
export async function putStragglersInOrder(db: Kysely<DB>, endpointId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_delivery')
    .set({ ordered: true })
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'due')
    .where('ordered', '=', false)
    .where('dossier_id', '!=', SYSTEM_LOG)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Dossiers whose first delivery that is not delivered is due by now. */
async function listReadyLanes(db: Kysely<DB>, endpointId: string): Promise<string[]> {
  const { rows } = await sql<{ dossier: string }>`
    select dossier
    from (
      select distinct on (dossier_id) dossier_id as dossier, state, next_attempt_at, leased_until
      from webhook_delivery
      where endpoint_id = ${endpointId} and ordered and state in ('due', 'blocked')
      order by dossier_id, seq
    ) as front
    where state = 'due' and greatest(next_attempt_at, leased_until) <= now()
    order by next_attempt_at`.execute(db)
  return rows.map(({ dossier }) => dossier)
}

/**
 * Everybody locks the front of the lane first: who comes second sees the lease of who came first. What an endpoint is still
 * to be told before (its cursor is there) goes before what lies behind that place.
 */
async function takeLane(
  tx: Kysely<DB>,
  { dossier, endpointId, limit, leaseMs }: Take & { dossier: string },
): Promise<Delivery[]> {
  const { rows: fronts } = await sql<{ seq: number; isReady: boolean }>`
    select seq, state = 'due' and greatest(next_attempt_at, leased_until) <= clock_timestamp() as "isReady"
    from webhook_delivery
    where endpoint_id = ${endpointId} and dossier_id = ${dossier} and ordered and state in ('due', 'blocked')
    order by seq
    limit 1
    for update`.execute(tx)
  const [front] = fronts
  if (front === undefined || !front.isReady) return []
  const { rows } = await sql<Omit<Delivery, 'dossier' | 'ordered'>>`
    with lane as (
      select seq, state, next_attempt_at, leased_until
      from webhook_delivery
      where endpoint_id = ${endpointId} and dossier_id = ${dossier} and ordered and state in ('due', 'blocked')
      order by seq
      limit ${limit + 1}
    ), behind as (
      select seq from webhook_cursor where dossier_id = ${dossier} and endpoint_id = ${endpointId}
    )
    update webhook_delivery
    set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where dossier_id = ${dossier} and endpoint_id = ${endpointId} and seq = any (array(
      select seq
      from lane
      where seq >= ${front.seq}
        and seq <= coalesce((select seq from behind), seq)
        and seq < coalesce((select min(seq) from lane where state <> 'due' or next_attempt_at > clock_timestamp()), seq + 1)
      order by seq
      limit ${limit}
    ))
    and not exists (
      select
      from webhook_delivery as under_way
      where under_way.dossier_id = ${dossier} and under_way.endpoint_id = ${endpointId}
        and under_way.ordered and under_way.state = 'due' and under_way.leased_until > clock_timestamp()
    )
    returning seq, event_id as "eventId", classified_seq as "classifiedSeq", attempts, tries`.execute(tx)
  return rows.map((row) => ({ dossier, ordered: true, ...row })).sort((a, b) => a.seq - b.seq)
}
