import type { DB } from '@onrecord/database'
import type { Health } from '@onrecord/webhooks'
import { DISPATCH } from '@onrecord/webhooks/endpoints'
import { type Kysely, sql } from 'kysely'

/** Where to send to, and how much at a time. */
export type Target = {
  url: string
  ordered: boolean
  concurrency: number | null
  perSecond: number | null
  failures: number
  hasKeyExpired: boolean
}

/** Undefined where the endpoint is gone, disabled, left alone for now, or has no address. */
export async function findTarget(db: Kysely<DB>, endpointId: string): Promise<Target | undefined> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(['url', 'ordered', 'concurrency', 'per_second as perSecond', 'failures'])
    .select(
      sql<boolean>`exists (
        select from api_key as key where key.key_id = webhook_endpoint.key_id and key.expires_at <= now()
      )`.as('hasKeyExpired'),
    )
    .where('endpoint_id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .where((where) =>
      where.or([where('paused_until', 'is', null), where('paused_until', '<=', sql<Date>`clock_timestamp()`)]),
    )
    .executeTakeFirst()
  if (row === undefined || row.url === null) return undefined
  return { ...row, url: row.url }
}

/** Whether an endpoint limits how much it is sent at a time. */
export async function isLimited(db: Kysely<DB>, endpointId: string): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(['concurrency', 'per_second'])
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst()
  return row !== undefined && (row.concurrency !== null || row.per_second !== null)
}

/** A turn at sending to an endpoint that limits its requests at a time; `by` names who takes it. */
export type Turn = { endpointId: string; by: string }

/** Takes the turn for `ms` at most; false where somebody else has it. */
export async function takeTurn(db: Kysely<DB>, { endpointId, by }: Turn, ms: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_endpoint')
    .set({ sending_by: by, sending_until: sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'` })
    .where('endpoint_id', '=', endpointId)
    .where(sql<boolean>`coalesce(sending_until <= clock_timestamp(), true)`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Gives the turn back; where it has run out and somebody else has it by now, nothing happens. */
export async function endTurn(db: Kysely<DB>, { endpointId, by }: Turn): Promise<void> {
  await db
    .updateTable('webhook_endpoint')
    .set({ sending_by: null, sending_until: null })
    .where('endpoint_id', '=', endpointId)
    .where('sending_by', '=', by)
    .execute()
}

/** Locks an endpoint's health until the transaction ends; undefined where the endpoint is gone. */
export async function lockHealth(tx: Kysely<DB>, endpointId: string): Promise<Health | undefined> {
  return tx
    .selectFrom('webhook_endpoint')
    .select(['failures', 'failing_since as failingSince', 'failed_at as failedAt', 'paused_until as pausedUntil'])
    .where('endpoint_id', '=', endpointId)
    .forUpdate()
    .executeTakeFirst()
}

/** Stores a health that this transaction has locked. */
export async function saveHealth(tx: Kysely<DB>, endpointId: string, health: Health): Promise<void> {
  await tx
    .updateTable('webhook_endpoint')
    .set({
      failures: health.failures,
      failing_since: health.failingSince,
      failed_at: health.failedAt,
      paused_until: health.pausedUntil,
    })
    .where('endpoint_id', '=', endpointId)
    .execute()
}

/**
 * Takes up to `wanted` deliveries from what an endpoint's rate allows now, over all processes: after a rest a second's worth
 * at once, then as many a second. Source: the generic cell rate algorithm, ITU-T I.371 annex A.
 */
export async function takeFromRate(
  db: Kysely<DB>,
  { endpointId, wanted }: { endpointId: string; wanted: number },
): Promise<number> {
  const { rows } = await sql<{ granted: number }>`
    with allowed as (
      select endpoint_id, starts, least(
        ${wanted}::integer,
        floor(extract(epoch from now() + interval '1 second' - starts) * per_second + 0.001)::integer
      ) as granted
      from (
        select endpoint_id, per_second, greatest(coalesce(rate_until, now()), now()) as starts
        from webhook_endpoint
        where endpoint_id = ${endpointId}
        for update
      ) as locked
    )
    update webhook_endpoint as endpoint
    set rate_until = allowed.starts + allowed.granted * interval '1 second' / endpoint.per_second
    from allowed
    where endpoint.endpoint_id = allowed.endpoint_id and allowed.granted > 0
    returning allowed.granted`.execute(db)
  return rows[0]?.granted ?? 0
}

/** Endpoints that can be sent something: it is due by now, or their log is still to be read. */
export async function listEndpointsToWake(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select endpoint_id as id
    from webhook_endpoint as endpoint
    where disabled_at is null and url is not null and coalesce(paused_until <= now(), true) and (
      exists (
        select
        from webhook_delivery as delivery
        where delivery.endpoint_id = endpoint.endpoint_id and state = 'due' and next_attempt_at <= now()
          and coalesce(leased_until <= now(), true)
      )
      or exists (
        select
        from webhook_cursor as own
        join checkpoint on checkpoint.dossier_id = own.dossier_id and checkpoint.consumer = ${DISPATCH}
        where own.endpoint_id = endpoint.endpoint_id and own.seq < checkpoint.seq
      )
    )`.execute(db)
  return rows.map(({ id }) => id)
}
