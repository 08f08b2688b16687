import type { DB } from '@onrecord/database'
import type { FeedRoute } from '@onrecord/domain'
import type { Kysely, Selectable } from 'kysely'
import type { FeedToken } from './feed-token.ts'

/** Stores a new token by its digest; false where the token is there already. */
export async function insertFeedToken(
  db: Kysely<DB>,
  { token, digest }: { token: FeedToken; digest: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('feed_token')
    .values({
      dossier_id: token.dossier,
      token_id: token.tokenId,
      handle: token.handle,
      digest,
      route: token.route,
      label: token.label,
      key_id: token.keyId,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['dossier_id', 'token_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Tokens of a dossier that were not revoked, the newest first; those that a key has made alone where `keyId` is given. */
export async function listFeedTokenRows(
  db: Kysely<DB>,
  { dossier, keyId }: { dossier: string; keyId?: string | undefined },
): Promise<FeedToken[]> {
  let query = db
    .selectFrom('feed_token')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('token_id')
  if (keyId !== undefined) query = query.where('key_id', '=', keyId)
  return (await query.execute()).map(tokenOf)
}

/** The token of a handle with its digest, revoked and expired ones included. */
export async function findFeedTokenByHandle(
  db: Kysely<DB>,
  { dossier, handle }: { dossier: string; handle: string },
): Promise<{ token: FeedToken; digest: string } | undefined> {
  const row = await db
    .selectFrom('feed_token')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .where('handle', '=', handle)
    .executeTakeFirst()
  return row && { token: tokenOf(row), digest: row.digest }
}

/** Marks a token as revoked; false where there is none to revoke, or it is of another key than `keyId`, where given. */
export async function revokeFeedTokenRow(
  db: Kysely<DB>,
  { dossier, tokenId, keyId }: { dossier: string; tokenId: string; keyId?: string | undefined },
): Promise<boolean> {
  let query = db
    .updateTable('feed_token')
    .set({ revoked_at: new Date() })
    .where('dossier_id', '=', dossier)
    .where('token_id', '=', tokenId)
    .where('revoked_at', 'is', null)
  if (keyId !== undefined) query = query.where('key_id', '=', keyId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes that a token was used, unless that was noted since `unlessAfter`. */
export async function noteTokenUse(
  db: Kysely<DB>,
  use: { dossier: string; tokenId: string; at: Date; unlessAfter: Date },
): Promise<void> {
  await db
    .updateTable('feed_token')
    .set({ last_used_at: use.at })
    .where('dossier_id', '=', use.dossier)
    .where('token_id', '=', use.tokenId)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<', use.unlessAfter)]))
    .execute()
}

function tokenOf(row: Selectable<DB['feed_token']>): FeedToken {
  return {
    tokenId: row.token_id,
    handle: row.handle,
    dossier: row.dossier_id,
    // A check constraint names the routes.
    route: row.route as FeedRoute,
    label: row.label,
    keyId: row.key_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
