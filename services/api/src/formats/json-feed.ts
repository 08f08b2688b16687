import { generateJsonFeed } from 'feedsmith'
import type { ClaimFeed } from './claim-feed.ts'

/** New claims as a JSON Feed. Source: jsonfeed.org, version 1.1. */
export function jsonFeedOf({ title, self, next, language, entries }: ClaimFeed): string {
  const feed = generateJsonFeed({
    title,
    feed_url: self,
    language,
    ...(next === null ? {} : { next_url: next }),
    items: entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.recordedAt,
      date_modified: entry.recordedAt,
      tags: entry.tags,
      ...(entry.url === null ? {} : { external_url: entry.url }),
      ...(entry.author === null ? {} : { authors: [{ name: entry.author }] }),
    })),
  })
  // A feed without items is none for the generator, which leaves the member out: the format wants it.
  return JSON.stringify({ items: [], ...(feed as object) })
}
