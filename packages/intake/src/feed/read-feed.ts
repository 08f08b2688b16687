import { createHash } from 'node:crypto'
import { parseFeed } from 'feedsmith'
import { ExcessError, measureMarkup } from '../reader/measure-markup.ts'
import { publishedDay } from '../reader/published-day.ts'
import { readFragment } from '../reader/read-page.ts'
import type { FeedItem, RawItem, Words } from './feed-item.ts'
import { rawItems } from './raw-items.ts'

/** A feed, read: its items in its own order; `left`: items beyond those that were asked for. */
export type FeedReading = {
  format: 'rss' | 'atom' | 'rdf' | 'json'
  title: string | null
  items: FeedItem[]
  left: number
}

/** The text is no feed. */
export class NotAFeedError extends Error {
  constructor(options?: ErrorOptions) {
    super('neither RSS, Atom nor JSON Feed', options)
    this.name = 'NotAFeedError'
  }
}

/** Longest name, title or address that is kept; what is longer is none. */
const LONGEST = 2000

/**
 * Reads RSS, Atom or JSON Feed. `address`: where it was found, for links that are relative; `most`: items that are read. An item
 * with too much markup fails alone. Entities beyond those of XML stay as they are written. Throws NotAFeedError, ExcessError.
 */
export function readFeed({ text, address, most }: { text: string; address: string; most: number }): FeedReading {
  if (text.trimStart().startsWith('<')) measureMarkup(text, { language: 'xml' })
  const parsed = parse(text)
  const { title, items } = rawItems(parsed)
  return {
    format: parsed.format,
    title: oneLine(title ?? ''),
    items: items.slice(0, most).map((item) => read(item, address)),
    left: Math.max(0, items.length - most),
  }
}

function parse(text: string): ReturnType<typeof parseFeed> {
  try {
    return parseFeed(text)
  } catch (cause) {
    throw new NotAFeedError({ cause })
  }
}

function read(item: RawItem, address: string): FeedItem {
  const { text, problem } = textOf(item.contents)
  const { text: title } = textOf([item.title])
  const url = item.link === undefined ? null : (URL.parse(item.link.trim(), address)?.href ?? null)
  const named = {
    title: oneLine(title ?? ''),
    author: oneLine(item.author ?? ''),
    url: url !== null && /^https?:/.test(url) && url.length <= LONGEST ? url : null,
    publishedOn: item.date === undefined ? null : (publishedDay(item.date) ?? null),
  }
  const key = item.id ?? item.link ?? `${named.title}/${text}`
  return { key: key.length <= LONGEST ? key : digest(key), text, problem, ...named }
}

function textOf(contents: readonly (Words | undefined)[]): Pick<FeedItem, 'text' | 'problem'> {
  try {
    for (const content of contents) {
      const text = content === undefined ? '' : wordsOf(content)
      if (text !== '') return { text, problem: null }
    }
    return { text: null, problem: null }
  } catch (error) {
    if (error instanceof ExcessError) return { text: null, problem: error.reason }
    throw error
  }
}

function wordsOf({ form, words }: Words): string {
  return form === 'html' ? readFragment({ html: words }) : words.replaceAll('\0', '').toWellFormed().trim()
}

function oneLine(text: string): string | null {
  const tidy = text.replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim()
  return tidy === '' || tidy.length > LONGEST ? null : tidy
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
