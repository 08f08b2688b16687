import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { SecretsKey } from '../secret-box.ts'

/**
 * Registers the key with a database that has none, and throws where it has another: secrets sealed with that one could
 * not be opened. To be called once by every service that seals or opens.
 */
export async function registerSecretsKey(db: Kysely<DB>, key: SecretsKey): Promise<void> {
  await db
    .insertInto('secrets_key')
    .values({ is_the_one: true, key_id: key.id, registered_at: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { key_id: registered } = await db.selectFrom('secrets_key').select('key_id').executeTakeFirstOrThrow()
  if (registered === key.id) return
  throw new Error(
    `the secrets key is ${key.id}, the database knows ${registered}: give the one that it was set up with`,
  )
}
