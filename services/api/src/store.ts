import type { DB } from '@onrecord/database'
import type { Scope } from '@onrecord/domain'
import type { Kysely, Selectable } from 'kysely'
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

/** Keys that may still be used or have expired, the newest first. */
export async function listKeyRows(db: Kysely<DB>): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(keyOf)
}

/** The key of a handle, revoked and expired ones included. */
export async function findKeyRow(
  db: Kysely<DB>,
  handle: string,
): Promise<{ key: ApiKey; digest: string; revokedAt: Date | null } | undefined> {
  const row = await db.selectFrom('api_key').selectAll().where('handle', '=', handle).executeTakeFirst()
  if (row === undefined) return undefined
  return { key: keyOf(row), digest: row.digest, revokedAt: row.revoked_at }
}

function keyOf(row: Selectable<DB['api_key']>): ApiKey {
  return {
    keyId: row.key_id,
    handle: row.handle,
    label: row.label,
    // Written by `insertKey` alone, and a check constraint names the scopes.
    scopes: row.scopes as Scope[],
    dossiers: row.dossiers,
    expiresAt: row.expires_at,
  }
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

/** A request that came with an Idempotency-Key; `answer` is sealed, null while it is being answered. */
export type RepeatableRequest = {
  requestDigest: string
  commandId: string
  createdAt: Date
  startedAt: Date
  answer: Buffer | null
}

type RequestKey = { keyId: string; idempotencyKey: string }

/** Notes that a request has begun; false where one of this key is there already. */
export async function insertRequest(
  db: Kysely<DB>,
  { keyId, idempotencyKey }: RequestKey,
  request: { requestDigest: string; commandId: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('idempotency')
    .values({
      key_id: keyId,
      idempotency_key: idempotencyKey,
      request_digest: request.requestDigest,
      command_id: request.commandId,
      created_at: request.now,
      started_at: request.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** The request of a key, or undefined. */
export async function findRequest(db: Kysely<DB>, key: RequestKey): Promise<RepeatableRequest | undefined> {
  const row = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .executeTakeFirst()
  return (
    row && {
      requestDigest: row.request_digest,
      commandId: row.command_id,
      createdAt: row.created_at,
      startedAt: row.started_at,
      answer: row.answer,
    }
  )
}

/** Takes over a request whose server is gone; false where another has done so since `startedAt`. */
export async function restartRequest(
  db: Kysely<DB>,
  key: RequestKey,
  { startedAt, now }: { startedAt: Date; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('idempotency')
    .set({ started_at: now })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .where('started_at', '=', startedAt)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps the sealed answer of a request. */
export async function saveAnswer(db: Kysely<DB>, key: RequestKey, answer: Buffer): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ answer })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Lets go of a request that was not answered for good: made again, it is the same command. */
export async function releaseRequest(db: Kysely<DB>, key: RequestKey): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ started_at: new Date(0) })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Forgets a request, so that its key may be used anew. */
export async function deleteRequest(db: Kysely<DB>, key: RequestKey): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Forgets every request that came before. */
export async function deleteRequestsBefore(db: Kysely<DB>, createdBefore: Date): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<', createdBefore).execute()
}
