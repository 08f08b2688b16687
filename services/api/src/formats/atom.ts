import { generateAtomFeed } from 'feedsmith'
import type { ClaimFeed } from './claim-feed.ts'

/** New claims as Atom. Sources: RFC 4287; RFC 5005 §3 for `next`. */
export function atomOf({ id, title, self, next, language, updated, entries }: ClaimFeed): string {
  const text = (value: string) => ({ value, type: 'text' })
  return generateAtomFeed({
    id,
    title: text(title),
    updated,
    xml: { lang: language },
    generator: { text: 'Onrecord' },
    // An entry without an author of its own has the feed's: RFC 4287 §4.1.1 wants one.
    authors: [{ name: title }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      ...(next === null ? [] : [{ rel: 'next', type: 'application/atom+xml', href: next }]),
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: text(entry.title),
      content: text(entry.text),
      published: entry.recordedAt,
      updated: entry.recordedAt,
      ...(entry.author === null ? {} : { authors: [{ name: entry.author }] }),
      categories: entry.tags.map((term) => ({ term })),
      links: [
        ...(entry.url === null ? [] : [{ rel: 'alternate', href: entry.url }]),
        { rel: 'related', type: 'application/json', href: entry.claimUrl },
      ],
    })),
  })
}
