import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type Blocked, listBlocked } from './blocked.ts'

/** Counted back from now, ms. */
const WINDOW_MS = 24 * 3_600_000

/** Attempts that are counted at most: the latest ones. */
const MOST_COUNTED = 10_000

/** Deliveries waiting are counted up to here: more are not made due at a time. */
const MOST_WAITING = 20_000

/**
 * How an endpoint is doing. `attempts` are those of the last 24 hours, the latest 10,000 at most, with the times that
 * receivers took in ms (null: none answered). `waiting` counts deliveries that are due, `reading` dossiers whose log is
 * still being read for it. `paused`: nothing is tried until then, after many failures in a row.
 */
export type EndpointHealth = {
  attempts: {
    delivered: number
    failed: number
    p50Ms: number | null
    p95Ms: number | null
    lastDeliveredAt: Date | null
    lastFailedAt: Date | null
  }
  waiting: number
  oldestWaitingSince: Date | null
  reading: number
  failuresInARow: number
  failingSince: Date | null
  pausedUntil: Date | null
  blocked: Blocked[]
}

/** The health of an endpoint, all zeros where there is none. */
export async function findHealth(db: Kysely<DB>, id: string): Promise<EndpointHealth> {
  const [attempts, waiting, reading, endpoint, blocked] = await Promise.all([
    countAttempts(db, id),
    countWaiting(db, id),
    countReading(db, id),
    db
      .selectFrom('webhook_endpoint')
      .select(['failures', 'failing_since', 'paused_until'])
      .where('endpoint_id', '=', id)
      .executeTakeFirst(),
    listBlocked(db, [id]),
  ])
  return {
    attempts,
    waiting: waiting.count,
    oldestWaitingSince: waiting.oldest,
    reading,
    failuresInARow: endpoint?.failures ?? 0,
    failingSince: endpoint?.failing_since ?? null,
    pausedUntil: endpoint?.paused_until ?? null,
    blocked: blocked.get(id) ?? [],
  }
}

async function countAttempts(db: Kysely<DB>, id: string): Promise<EndpointHealth['attempts']> {
  const { rows } = await sql<EndpointHealth['attempts']>`
    with latest as (
      select at, duration_ms, status, error_stage is null as delivered
      from webhook_attempt
      where endpoint_id = ${id} and at > now() - ${WINDOW_MS} * interval '1 millisecond'
      order by at desc
      limit ${MOST_COUNTED}
    )
    select
      count(*) filter (where delivered)::integer as delivered,
      count(*) filter (where not delivered)::integer as failed,
      percentile_disc(0.5) within group (order by duration_ms) filter (where status is not null) as "p50Ms",
      percentile_disc(0.95) within group (order by duration_ms) filter (where status is not null) as "p95Ms",
      max(at) filter (where delivered) as "lastDeliveredAt",
      max(at) filter (where not delivered) as "lastFailedAt"
    from latest`.execute(db)
  const [counted] = rows
  if (counted === undefined) throw new Error('an aggregate gave no row')
  return counted
}

async function countWaiting(db: Kysely<DB>, id: string): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::integer as count, min(due_since) as oldest
    from (
      select due_since
      from webhook_delivery
      where endpoint_id = ${id} and state = 'due'
      limit ${MOST_WAITING}
    ) as waiting`.execute(db)
  return rows[0] ?? { count: 0, oldest: null }
}

async function countReading(db: Kysely<DB>, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from webhook_cursor as own
    join log on log.dossier_id = own.dossier_id
    where own.endpoint_id = ${id} and own.seq < log.seq`.execute(db)
  return rows[0]?.count ?? 0
}
