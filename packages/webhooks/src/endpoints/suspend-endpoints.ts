import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** Stops deliveries to the endpoints that a key has made, when the key ends; what is due to them waits. The first reason stays. */
export async function suspendEndpointsOf(db: Kysely<DB>, keyId: string): Promise<void> {
  await db
    .updateTable('webhook_endpoint')
    .set({ disabled_at: new Date(), disabled_reason: 'the key that subscribed was revoked' })
    .where('key_id', '=', keyId)
    .where('disabled_at', 'is', null)
    .execute()
}
