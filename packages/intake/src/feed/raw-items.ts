import type { parseFeed } from 'feedsmith'
import type { RawItem, Words } from './feed-item.ts'

type Parsed = ReturnType<typeof parseFeed>
type FeedOf<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed']

/** Title and items of a feed of any format, in the feed's order. */
export function rawItems(parsed: Parsed): { title: string | undefined; items: RawItem[] } {
  switch (parsed.format) {
    case 'rss':
      return { title: parsed.feed.title, items: (parsed.feed.items ?? []).map(ofRss) }
    case 'rdf':
      return { title: parsed.feed.title, items: (parsed.feed.items ?? []).map(ofRdf) }
    case 'atom':
      return { title: parsed.feed.title?.value, items: (parsed.feed.entries ?? []).map(ofAtom) }
    case 'json':
      return { title: parsed.feed.title, items: (parsed.feed.items ?? []).map(ofJson) }
  }
}

/** Source: RSS 2.0; RSS 1.0 content module; Dublin Core. */
function ofRss(item: NonNullable<FeedOf<'rss'>['items']>[number]): RawItem {
  const isLink = item.guid?.isPermaLink !== false && /^https?:/i.test(item.guid?.value ?? '')
  return {
    id: item.guid?.value,
    link: item.link ?? (isLink ? item.guid?.value : undefined),
    title: html(item.title),
    contents: [html(item.content?.encoded), html(item.description)],
    author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
    date: asWritten(item.pubDate ?? item.dc?.dates?.[0]),
  }
}

/** Source: RSS 1.0. */
function ofRdf(item: NonNullable<FeedOf<'rdf'>['items']>[number]): RawItem {
  return {
    id: item.rdf?.about,
    link: item.link,
    title: html(item.title),
    contents: [html(item.content?.encoded), html(item.description)],
    author: item.dc?.creators?.[0],
    date: asWritten(item.dc?.dates?.[0]),
  }
}

/** Source: RFC 4287. */
function ofAtom(entry: NonNullable<FeedOf<'atom'>['entries']>[number]): RawItem {
  const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')
  return {
    id: entry.id,
    link: link?.href,
    title: typed(entry.title),
    contents: [typed(entry.content), typed(entry.summary)],
    author: entry.authors?.[0]?.name,
    date: asWritten(entry.published ?? entry.updated),
  }
}

/** Source: JSON Feed 1.1. */
function ofJson(item: NonNullable<FeedOf<'json'>['items']>[number]): RawItem {
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: text(item.title),
    contents: [html(item.content_html), text(item.content_text), text(item.summary)],
    author: item.authors?.[0]?.name,
    date: asWritten(item.date_published),
  }
}

/** RFC 4287 §3.1.1, §4.1.3: text where nothing else is said; media types other than these are no words. */
function typed(construct: { value?: string; type?: string } | undefined): Words | undefined {
  const { value, type = 'text' } = construct ?? {}
  if (type === 'text' || type === 'text/plain') return text(value)
  return type === 'html' || type === 'xhtml' || type === 'text/html' ? html(value) : undefined
}

function html(words: string | undefined): Words | undefined {
  return words === undefined ? undefined : { form: 'html', words }
}

function text(words: string | undefined): Words | undefined {
  return words === undefined ? undefined : { form: 'text', words }
}

/** The parser leaves dates as they are written; its types leave room for another choice. */
function asWritten(date: unknown): string | undefined {
  return typeof date === 'string' ? date : undefined
}
