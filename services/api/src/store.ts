import type { DB } from '@onrecord/database'
import type { Scope } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { ApiKey } from './keys/api-key.ts'

/** Stores a new key by its digest. */
export async function insertKey(db: Kysely<DB>, { key, digest }: { key: ApiKey; digest: string }): Promise<void> {
  await db
    .insertInto('api_key')
    .values({
      key_id: key.keyId,
      handle: key.handle,
      digest,
      label: key.label,
      scopes: [...key.scopes],
      dossiers: key.dossiers && [...key.dossiers],
      expires_at: key.expiresAt,
    })
    .execute()
}

/** The key of a handle, revoked and expired ones included. */
export async function findKeyRow(
  db: Kysely<DB>,
  handle: string,
): Promise<{ key: ApiKey; digest: string; revokedAt: Date | null } | undefined> {
  const row = await db.selectFrom('api_key').selectAll().where('handle', '=', handle).executeTakeFirst()
  if (row === undefined) return undefined
  const key: ApiKey = {
    keyId: row.key_id,
    handle: row.handle,
    label: row.label,
    // Written by `insertKey` alone, and a check constraint names the scopes.
    scopes: row.scopes as Scope[],
    dossiers: row.dossiers,
    expiresAt: row.expires_at,
  }
  return { key, digest: row.digest, revokedAt: row.revoked_at }
}

/** Marks a key as revoked; false where there is none to revoke. */
export async function revokeKeyRow(db: Kysely<DB>, keyId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: new Date() })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
