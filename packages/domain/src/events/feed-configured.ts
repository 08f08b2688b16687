import * as z from 'zod'
import { defineEvent } from './definition.ts'
import { SourceName } from './source-name.ts'

/** A feed is polled in this way from now on; `feed` null: no more. Its address may hold a secret and is no event. */
export const FeedConfigured = defineEvent({
  type: 'FeedConfigured',
  stream: ({ feedId }: { feedId: string }) => `feed-${feedId}`,
  data: z.strictObject({
    feedId: z.uuid(),
    feed: z
      .strictObject({ source: SourceName, everyMinutes: z.int().min(1), fetchPages: z.boolean(), enabled: z.boolean() })
      .nullable(),
  }),
})
