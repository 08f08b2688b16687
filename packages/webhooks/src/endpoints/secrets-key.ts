import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { SecretsKeys } from '../secret-box.ts'

/**
 * Registers the key that seals with a database that has none, or in place of the registered one where that was given too.
 * Throws where the registered one, or one that has sealed what is still there, was not given: that could not be opened. To
 * be called once by every service that seals or opens.
 */
export async function registerSecretsKeys(db: Kysely<DB>, { sealing, all }: SecretsKeys): Promise<void> {
  const given = all.map(({ id }) => id)
  await db
    .insertInto('secrets_key')
    .values({ is_the_one: true, key_id: sealing.id, registered_at: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { key_id: registered } = await db.selectFrom('secrets_key').select('key_id').executeTakeFirstOrThrow()
  if (!given.includes(registered)) {
    throw new Error(
      `the secrets key is ${sealing.id}, the database knows ${registered}: give that one, or both with the new one first`,
    )
  }
  const missing = await db
    .selectFrom('webhook_secret')
    .select('sealed_by')
    .where('sealed_by', 'not in', given)
    .limit(1)
    .executeTakeFirst()
  if (missing !== undefined) {
    throw new Error(`the secrets key ${missing.sealed_by} has sealed what is not sealed anew yet: give it as well`)
  }
  if (registered === sealing.id) return
  await db
    .updateTable('secrets_key')
    .set({ key_id: sealing.id, registered_at: new Date() })
    .where('key_id', '=', registered)
    .execute()
}

/** The name of the key that a database knows as the one that seals; undefined before any service has registered one. */
export async function findRegisteredSecretsKey(db: Kysely<DB>): Promise<string | undefined> {
  const row = await db.selectFrom('secrets_key').select('key_id').executeTakeFirst()
  return row?.key_id
}
