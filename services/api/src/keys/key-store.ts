import type { DB } from '@onrecord/database'
import type { Scope } from '@onrecord/domain'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ApiKey, KeptKey } from './api-key.ts'

/** Stores a new key by its digest; false where the key is there already. */
export async function insertKey(db: Kysely<DB>, { key, digest }: { key: KeptKey; digest: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('api_key')
    .values({
      key_id: key.keyId,
      handle: key.handle,
      digest,
      label: key.label,
      scopes: [...key.scopes],
      dossiers: key.dossiers && [...key.dossiers],
      expires_at: key.expiresAt,
      created_at: key.createdAt,
    })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/**
 * Keys that were not revoked, the newest first; those of `within` alone where given, and after `after` in that order.
 */
export async function listKeyRows(
  db: Kysely<DB>,
  page: {
    within?: readonly string[] | null
    after?: { createdAt: string; keyId: string } | undefined
    limit?: number
  } = {},
): Promise<KeptKey[]> {
  const { within = null, after, limit } = page
  let query = db
    .selectFrom('api_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('key_id', 'desc')
  if (within !== null) query = query.where('dossiers', '<@', sql<string[]>`${[...within]}::text[]`)
  if (after !== undefined) {
    query = query.where(sql<boolean>`(created_at, key_id) < (${after.createdAt}::timestamptz, ${after.keyId}::uuid)`)
  }
  if (limit !== undefined) query = query.limit(limit)
  return (await query.execute()).map(keyOf)
}

/** The key of a handle with its digest, revoked and expired ones included. */
export async function findKeyByHandle(
  db: Kysely<DB>,
  handle: string,
): Promise<{ key: KeptKey; digest: string } | undefined> {
  const row = await db.selectFrom('api_key').selectAll().where('handle', '=', handle).executeTakeFirst()
  return row && { key: keyOf(row), digest: row.digest }
}

/** Keys by their ids, revoked and expired ones included. */
export async function findKeysById(db: Kysely<DB>, keyIds: readonly string[]): Promise<Map<string, KeptKey>> {
  if (keyIds.length === 0) return new Map()
  const rows = await db.selectFrom('api_key').selectAll().where('key_id', 'in', keyIds).execute()
  return new Map(rows.map((row) => [row.key_id, keyOf(row)]))
}

/** Changes what a key is called and when it ends; undefined where there is none that was not revoked. */
export async function changeKeyRow(
  db: Kysely<DB>,
  { keyId, label, expiresAt }: Pick<ApiKey, 'keyId' | 'label' | 'expiresAt'>,
): Promise<KeptKey | undefined> {
  const row = await db
    .updateTable('api_key')
    .set({ label, expires_at: expiresAt })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row && keyOf(row)
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

/** Notes that a key was used, unless that was noted since `unlessAfter`. */
export async function noteKeyUse(db: Kysely<DB>, use: { keyId: string; at: Date; unlessAfter: Date }): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ last_used_at: use.at })
    .where('key_id', '=', use.keyId)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<', use.unlessAfter)]))
    .execute()
}

function keyOf(row: Selectable<DB['api_key']>): KeptKey {
  return {
    keyId: row.key_id,
    handle: row.handle,
    label: row.label,
    // Written by `insertKey` alone, and a check constraint names the scopes.
    scopes: row.scopes as Scope[],
    dossiers: row.dossiers,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
