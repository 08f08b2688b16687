import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type DueFeed, feedOf } from './feed.ts'

type Key = { dossier: string; feedId: string }

/** Feeds of all dossiers that are due at `now`, the longest due first, at most `limit`. */
export async function listDueFeeds(db: Kysely<DB>, page: { now: Date; limit: number }): Promise<Key[]> {
  const rows = await db
    .selectFrom('feed')
    .select(['dossier_id', 'feed_id'])
    .where('enabled', '=', true)
    .where('next_poll_at', '<=', page.now)
    .orderBy('next_poll_at')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ dossier: row.dossier_id, feedId: row.feed_id }))
}

/** Takes a due feed for oneself until `until`; undefined where it is not due, or someone else has it. */
export async function takeFeed(
  db: Kysely<DB>,
  { dossier, feedId, now, until }: Key & { now: Date; until: Date },
): Promise<DueFeed | undefined> {
  const row = await db
    .updateTable('feed')
    .set({ next_poll_at: until })
    .where('dossier_id', '=', dossier)
    .where('feed_id', '=', feedId)
    .where('enabled', '=', true)
    .where('next_poll_at', '<=', now)
    .returningAll()
    .executeTakeFirst()
  return row && feedOf(row)
}

/**
 * How a poll went. `error` null: well; then `etag` and `lastModified` are what the server sent, and `itemsLeft`, where it sent
 * a feed, counts the items that were not read.
 */
export type PollOutcome = Key & {
  /** End of the lease that the poll was made under; another outcome is not written. */
  until: Date
  at: Date
  nextPollAt: Date
  error: { stage: string; message: string } | null
  etag?: string | null
  lastModified?: string | null
  itemsLeft?: number | undefined
}

/** Keeps how a poll went. A feed that was changed or removed meanwhile is left as it is. */
export async function savePoll(db: Kysely<DB>, outcome: PollOutcome): Promise<void> {
  const { error, etag = null, lastModified = null, itemsLeft } = outcome
  await db
    .updateTable('feed')
    .set((column) => ({
      polled_at: outcome.at,
      next_poll_at: outcome.nextPollAt,
      failures: error === null ? 0 : column('failures', '+', 1),
      error_stage: error?.stage ?? null,
      error: error?.message ?? null,
      ...(error === null ? { etag, last_modified: lastModified } : {}),
      ...(itemsLeft === undefined ? {} : { items_left: itemsLeft }),
    }))
    .where('dossier_id', '=', outcome.dossier)
    .where('feed_id', '=', outcome.feedId)
    .where('next_poll_at', '=', outcome.until)
    .execute()
}

/** An item as it is remembered: by digests of its name and of its contents. */
export type ItemKey = Key & { itemDigest: string; contentDigest: string }

/** What became of an item before; undefined where it was not seen. `problem` null: it became a document. */
export async function findItem(
  db: Kysely<DB>,
  key: ItemKey,
): Promise<{ problem: string | null; attempts: number } | undefined> {
  return db
    .selectFrom('feed_item')
    .select(['problem', 'attempts'])
    .where('dossier_id', '=', key.dossier)
    .where('feed_id', '=', key.feedId)
    .where('item_digest', '=', key.itemDigest)
    .where('content_digest', '=', key.contentDigest)
    .executeTakeFirst()
}

/** Remembers what became of an item. Nothing is kept of a feed that was removed meanwhile. */
export async function saveItem(
  db: Kysely<DB>,
  item: ItemKey & { documentId: string | null; problem: string | null; at: Date },
): Promise<void> {
  const { dossier, feedId, documentId, problem } = item
  await db
    .insertInto('feed_item')
    .values({
      dossier_id: dossier,
      feed_id: feedId,
      item_digest: item.itemDigest,
      content_digest: item.contentDigest,
      document_id: documentId,
      problem,
      attempts: 1,
      seen_at: item.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'feed_id', 'item_digest', 'content_digest']).doUpdateSet((excluded) => ({
        document_id: documentId,
        problem,
        attempts: excluded('feed_item.attempts', '+', 1),
        seen_at: item.at,
      })),
    )
    .execute()
}

/**
 * Forgets what was last seen before `before`, unless it is among the items that the feed holds now: an item that left and comes back
 * is received as the same document. Returns how many were forgotten.
 */
export async function forgetItems(
  db: Kysely<DB>,
  { dossier, feedId, before, held }: Key & { before: Date; held: readonly Omit<ItemKey, keyof Key>[] },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('feed_item')
    .where('dossier_id', '=', dossier)
    .where('feed_id', '=', feedId)
    .where('seen_at', '<', before)
    .where(
      sql<boolean>`(item_digest, content_digest) not in (
        select * from unnest(
          ${held.map(({ itemDigest }) => itemDigest)}::text[], ${held.map(({ contentDigest }) => contentDigest)}::text[]
        )
      )`,
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
