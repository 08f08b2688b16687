import type { DB } from '@onrecord/database'
import type { EventMetadata, eventRegistry } from '@onrecord/domain'
import { append, type EventLog, inTransaction } from '@onrecord/event-log'
import type { Kysely } from 'kysely'
import { type Feed, type FeedSettings, feedOf } from './feed.ts'

/** The log that knows every event. */
export type Log = EventLog<typeof eventRegistry>
/** Under which id a change is recorded, and on whose behalf. */
export type Command = { commandId: string; metadata: EventMetadata }
type Key = { dossier: string; id: string }

/** Feeds of a dossier, the oldest first. */
export async function listFeeds(db: Kysely<DB>, dossier: string): Promise<Feed[]> {
  const rows = await db
    .selectFrom('feed')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .orderBy('created_at')
    .orderBy('feed_id')
    .execute()
  return rows.map(feedOf)
}

/** One feed; undefined where the dossier has none of this id. */
export async function findFeed(db: Kysely<DB>, { dossier, id }: Key): Promise<Feed | undefined> {
  const row = await db
    .selectFrom('feed')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .where('feed_id', '=', id)
    .executeTakeFirst()
  return row && feedOf(row)
}

/**
 * Has a feed polled from now on: row and `FeedConfigured` in one transaction. `url` has passed the address guard. The same command
 * again gives the first feed; undefined where the dossier polls this address already.
 */
export async function addFeed(
  log: Log,
  feed: Key & FeedSettings & { url: string },
  command: Command,
): Promise<Feed | undefined> {
  const { dossier, id, url, ...settings } = feed
  return inTransaction(log, async (tx) => {
    const row = await tx.db
      .insertInto('feed')
      .values({
        dossier_id: dossier,
        feed_id: id,
        url,
        source: settings.source,
        every_minutes: settings.everyMinutes,
        fetch_pages: settings.fetchPages,
        enabled: settings.enabled,
        created_at: new Date(),
        next_poll_at: new Date(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return findFeed(tx.db, { dossier, id })
    await tell(tx, { dossier, id, feed: settings }, command)
    return feedOf(row)
  })
}

/** Changes a feed, which is then polled at once as if nothing had failed; undefined where there is none. */
export async function changeFeed(
  log: Log,
  { dossier, id, changes }: Key & { changes: Partial<FeedSettings> },
  command: Command,
): Promise<Feed | undefined> {
  return inTransaction(log, async (tx) => {
    const { source, everyMinutes, fetchPages, enabled } = changes
    const row = await tx.db
      .updateTable('feed')
      .set({
        ...(source === undefined ? {} : { source }),
        ...(everyMinutes === undefined ? {} : { every_minutes: everyMinutes }),
        ...(fetchPages === undefined ? {} : { fetch_pages: fetchPages }),
        ...(enabled === undefined ? {} : { enabled }),
        failures: 0,
        error_stage: null,
        error: null,
        etag: null,
        last_modified: null,
        next_poll_at: new Date(),
      })
      .where('dossier_id', '=', dossier)
      .where('feed_id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const feed = feedOf(row)
    await tell(tx, { dossier, id, feed }, command)
    return feed
  })
}

/** Polls a feed no more; what came of it stays. False where there is none. */
export async function removeFeed(log: Log, { dossier, id }: Key, command: Command): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    const { numDeletedRows } = await tx.db
      .deleteFrom('feed')
      .where('dossier_id', '=', dossier)
      .where('feed_id', '=', id)
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) return false
    await tx.db.deleteFrom('feed_item').where('dossier_id', '=', dossier).where('feed_id', '=', id).execute()
    await tell(tx, { dossier, id, feed: null }, command)
    return true
  })
}

/** Records how a feed is polled from now on; null: no more. In the transaction that has it so. */
export async function tell(tx: Log, { dossier, id, feed }: Key & { feed: FeedSettings | null }, command: Command) {
  const settings = feed && {
    source: feed.source,
    everyMinutes: feed.everyMinutes,
    fetchPages: feed.fetchPages,
    enabled: feed.enabled,
  }
  await append(tx, { dossier, ...command, events: [{ type: 'FeedConfigured', data: { feedId: id, feed: settings } }] })
}
