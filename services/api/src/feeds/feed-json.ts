import { SourceName } from '@onrecord/domain'
import type { Feed } from '@onrecord/intake/feeds'
import * as z from 'zod'

/** A day and a minute: nothing is polled more often, nothing is forgotten for longer than a week. */
const EveryMinutes = z.int().min(1).max(10_080)

/** What is asked for with a new feed. */
export const FeedSubmission = z
  .strictObject({
    url: z.string().min(1).max(2048).meta({ description: 'Where the RSS, Atom or JSON Feed lies; https' }),
    source: SourceName.meta({ description: 'Who publishes it: the source of all its documents' }),
    everyMinutes: EveryMinutes.default(30),
    fetchPages: z.boolean().default(false).meta({
      description: 'true: the page that an item links to is read; false: only what stands in the feed',
    }),
    enabled: z.boolean().default(true),
  })
  .meta({ id: 'FeedSubmission' })

/** What may be changed of a feed. */
export const FeedChanges = z
  .strictObject({
    source: SourceName.exactOptional(),
    everyMinutes: EveryMinutes.exactOptional(),
    fetchPages: z.boolean().exactOptional(),
    enabled: z.boolean().exactOptional(),
  })
  .meta({ id: 'FeedChanges' })

/** A feed, and how its last poll went. */
export const PolledFeed = z
  .strictObject({
    id: z.uuid(),
    url: z.string(),
    source: z.string(),
    everyMinutes: z.int(),
    fetchPages: z.boolean(),
    enabled: z.boolean(),
    createdAt: z.iso.datetime(),
    polledAt: z.iso.datetime().nullable(),
    nextPollAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'While it is being polled, the end of that; null where it is not enabled' }),
    failures: z.int().min(0).meta({ description: 'Polls in a row that failed' }),
    error: z
      .strictObject({ stage: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Where and why the last poll failed; stage `gone`: for good, and it was disabled' }),
    itemsLeft: z.int().min(0).meta({
      description: 'Items beyond the 200 newest that the feed held when it was read last; they were not read',
    }),
  })
  .meta({ id: 'PolledFeed' })

/** A feed as it is shown. */
export function feedJson(feed: Feed): z.infer<typeof PolledFeed> {
  const { id, url, source, everyMinutes, fetchPages, enabled, failures, error, itemsLeft } = feed
  return {
    id,
    url,
    source,
    everyMinutes,
    fetchPages,
    enabled,
    createdAt: feed.createdAt.toISOString(),
    polledAt: feed.polledAt?.toISOString() ?? null,
    nextPollAt: enabled ? feed.nextPollAt.toISOString() : null,
    failures,
    error,
    itemsLeft,
  }
}
