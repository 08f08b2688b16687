import type { DB } from '@onrecord/database'
import type { Selectable } from 'kysely'

/** What may be chosen of a feed; `everyMinutes` between polls that go well. */
export type FeedSettings = { source: string; everyMinutes: number; fetchPages: boolean; enabled: boolean }

/** A feed of a dossier, and how its last poll went. `itemsLeft`: items that the poll found and did not read, being too many. */
export type Feed = FeedSettings & {
  id: string
  dossier: string
  url: string
  createdAt: Date
  polledAt: Date | null
  nextPollAt: Date
  failures: number
  itemsLeft: number
  error: { stage: string; message: string } | null
}

/** A feed that is to be polled now, with what its server wants to be sent back. */
export type DueFeed = Feed & { etag: string | null; lastModified: string | null }

/** A feed from its row. */
export function feedOf(row: Selectable<DB['feed']>): DueFeed {
  const { error_stage: stage, error: message } = row
  return {
    id: row.feed_id,
    dossier: row.dossier_id,
    url: row.url,
    source: row.source,
    everyMinutes: row.every_minutes,
    fetchPages: row.fetch_pages,
    enabled: row.enabled,
    createdAt: row.created_at,
    polledAt: row.polled_at,
    nextPollAt: row.next_poll_at,
    failures: row.failures,
    itemsLeft: row.items_left,
    error: stage === null || message === null ? null : { stage, message },
    etag: row.etag,
    lastModified: row.last_modified,
  }
}
