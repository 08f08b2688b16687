import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { disableEndpoint } from './disable-endpoint.ts'
import type { DomainLog } from './endpoint.ts'

/** Whether the key that made an endpoint was revoked or has expired; null, the operator, never ends. */
export async function hasKeyEnded(db: Kysely<DB>, keyId: string | null): Promise<boolean> {
  if (keyId === null) return false
  const row = await db
    .selectFrom('api_key')
    .select(sql<boolean>`revoked_at is not null or coalesce(expires_at <= now(), false)`.as('has_ended'))
    .where('key_id', '=', keyId)
    .executeTakeFirst()
  return row?.has_ended ?? true
}

/** Stops deliveries to the endpoints that a key has made, when the key is revoked; what is due to them waits. */
export async function suspendEndpointsOf(log: DomainLog, keyId: string): Promise<void> {
  const rows = await log.db
    .selectFrom('webhook_endpoint')
    .select('endpoint_id')
    .where('key_id', '=', keyId)
    .where('disabled_at', 'is', null)
    .execute()
  for (const { endpoint_id: id } of rows) {
    await disableEndpoint(log, { id, cause: 'key-ended', reason: 'the key that subscribed was revoked' })
  }
}

/** Stops deliveries to endpoints whose key has expired; to be called again and again, since nothing else happens then. */
export async function suspendExpiredEndpoints(log: DomainLog): Promise<void> {
  const rows = await log.db
    .selectFrom('webhook_endpoint as endpoint')
    .innerJoin('api_key as key', 'key.key_id', 'endpoint.key_id')
    .select('endpoint.endpoint_id')
    .where('endpoint.disabled_at', 'is', null)
    .where('key.expires_at', '<=', sql<Date>`now()`)
    .execute()
  for (const { endpoint_id: id } of rows) {
    await disableEndpoint(log, { id, cause: 'key-ended', reason: 'the key that subscribed has expired' })
  }
}
