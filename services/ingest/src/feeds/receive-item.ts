import { createHash } from 'node:crypto'
import { DOSSIER_STREAM, DomainError } from '@onrecord/domain'
import { derivedCommandId, readLast } from '@onrecord/event-log'
import { charsetOf, decodeMarkup, EncodingError, type FeedItem, FetchError, fetchGuarded } from '@onrecord/intake'
import { type DueFeed, findItem, saveItem } from '@onrecord/intake/feeds'
import { receiveDocument, type Submission } from '@onrecord/intake/receive'
import type { FeedDeps } from './feed-deps.ts'

/** Times that an item's page is asked for before the item is given up. */
const MOST_ATTEMPTS = 3

/** Longest page, bytes; longest time for it, ms; redirects that are followed. */
const PAGE = { bytes: 5_000_000, timeoutMs: 20_000, redirects: 5 }

/** What became of an item. `later`: its page could not be fetched; it is tried again with the next poll. */
export type ItemOutcome = 'received' | 'known' | 'failed' | 'later'

/**
 * Receives an item as a document of the feed's source, unless one of this name and contents was seen before; one that was changed is
 * a document of its own. What is wrong with an item is kept with it, and stops no other.
 */
export async function receiveItem(
  deps: FeedDeps,
  { feed, item }: { feed: DueFeed; item: FeedItem },
): Promise<ItemOutcome> {
  const { db } = deps.log
  const { dossier, id: feedId } = feed
  const digests = itemDigests(item)
  const key = { dossier, feedId, ...digests }
  const before = await findItem(db, key)
  if (before !== undefined && !(before.problem === 'fetch' && before.attempts < MOST_ATTEMPTS)) return 'known'
  try {
    const document = await documentOf(deps, { feed, item })
    const documentId = await receive(deps, { feed, document, cause: `${digests.itemDigest}/${digests.contentDigest}` })
    await saveItem(db, { ...key, documentId, problem: null, at: new Date() })
    return 'received'
  } catch (error) {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    await saveItem(db, { ...key, documentId: null, problem, at: new Date() })
    return problem === 'fetch' && (before?.attempts ?? 0) + 1 < MOST_ATTEMPTS ? 'later' : 'failed'
  }
}

/** What an item is remembered by: its name, and what it says. */
export function itemDigests({ key, title, text, url, publishedOn }: FeedItem) {
  return { itemDigest: digest(key), contentDigest: digest(JSON.stringify([title, text, url, publishedOn])) }
}

/** Undefined for what says nothing against the item: a database that is away, a bug. */
function problemOf(error: unknown): string | undefined {
  if (error instanceof DomainError) return error.code
  if (error instanceof FetchError) return 'fetch'
  return error instanceof EncodingError ? 'encoding' : undefined
}

async function documentOf(deps: FeedDeps, { feed, item }: { feed: DueFeed; item: FeedItem }): Promise<Submission> {
  const { source } = feed
  const { title, author, url, publishedOn } = item
  const about = { source, title, author, url, publishedOn, language: null }
  if (feed.fetchPages && url !== null) return { ...about, ...(await readPage(deps, { url, item })) }
  if (item.problem !== null) {
    throw new DomainError('unreadable-markup', 'The item has too much markup.', { reason: item.problem })
  }
  return { ...about, text: item.text ?? '' }
}

/** The page's text; what it says of itself stands in for what the feed left out. */
async function readPage(
  deps: FeedDeps,
  { url, item }: { url: string; item: FeedItem },
): Promise<Partial<Submission> & { text: string }> {
  const { body, contentType } = await fetchGuarded(deps, { url, ...PAGE })
  const html = decodeMarkup(body, { charset: charsetOf(contentType), language: 'html' })
  const { text, facts } = await deps.reader.readPage({ html })
  const own = facts.filter(({ member }) => member !== 'source' && member !== 'url' && item[member] === null)
  return { ...Object.fromEntries(own.map(({ member, value }) => [member, value])), text }
}

async function receive(
  { log }: FeedDeps,
  { feed, document, cause }: { feed: DueFeed; document: Submission; cause: string },
): Promise<string> {
  const { dossier, id } = feed
  const configured = await readLast(log, { dossier, streamId: DOSSIER_STREAM, type: 'DossierConfigured' })
  const extractor = configured?.type === 'DossierConfigured' ? configured.data.configuration.extractor : 'rules'
  const metadata = { correlationId: `feed-${id}`, causationId: null, actor: 'feed-poller', keyId: null }
  const command = { commandId: derivedCommandId(id, cause), metadata }
  const { received } = await receiveDocument(log, { dossier, document, extractor, command })
  return received.data.documentId
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
