import { DomainError } from '@onrecord/domain'
import { derivedCommandId } from '@onrecord/event-log'
import {
  charsetOf,
  decodeMarkup,
  EncodingError,
  FetchError,
  type Fetched,
  fetchGuarded,
  ReaderBusyError,
} from '@onrecord/intake'
import { type DueFeed, endFeed, forgetItems, savePoll, takeFeed } from '@onrecord/intake/feeds'
import type { FeedDeps } from './feed-deps.ts'
import { nextPollIn } from './next-poll.ts'
import { type ItemOutcome, itemDigests, receiveItem } from './receive-item.ts'

/** Longest feed, bytes; longest time for it, ms; redirects that are followed. */
const FEED = { bytes: 5_000_000, timeoutMs: 20_000, redirects: 5 }

/** Items of one poll; feeds list the newest first. */
const MOST_ITEMS = 200

/** Within this time a poll is over, or its process is taken for gone, ms. */
const LEASE_MS = 15 * 60_000

/** An item that a feed holds no more is remembered for so long, ms: some leave and come back. */
const REMEMBERED_MS = 90 * 24 * 60 * 60_000

/** What a server answers with that will never have the feed again. Source: RFC 9110 §15.5.11. */
const GONE = 410

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1'

/**
 * Polls one feed, if it is due and nobody else does: what is new in it is received, how it went is kept with it, and when it
 * is due again. One that is gone for good is disabled. Safe to repeat; a poll that dies is made up for at the end of its lease.
 */
export async function pollFeed(
  deps: FeedDeps,
  { dossier, feedId, now, signal }: { dossier: string; feedId: string; now: Date; signal: AbortSignal },
): Promise<void> {
  const { db } = deps.log
  const until = new Date(now.getTime() + LEASE_MS)
  const feed = await takeFeed(db, { dossier, feedId, now, until })
  if (feed === undefined) return
  const poll = { dossier, feedId, until, at: now }
  try {
    const { outcomes, answer, left } = await pollItems(deps, { feed, signal, now })
    const isWhole = outcomes !== 'unfinished' && !outcomes.includes('later')
    const { etag = null, lastModified = null } = isWhole ? answer : {}
    const nextPollAt = new Date(now.getTime() + nextPollIn({ ...feed, failures: 0, random: Math.random() }))
    await savePoll(db, { ...poll, nextPollAt, error: null, etag, lastModified, itemsLeft: left })
    deps.logger.info({ dossier, feedId, status: answer.status, left, ...countsOf(outcomes) }, 'ingest.feed.polled')
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    if (error instanceof FetchError && error.status === GONE) {
      await endGone(deps, { feed, until, at: now })
      return
    }
    const { retryAfterMs, ...told } = failure
    const failures = feed.failures + 1
    const wait = nextPollIn({ ...feed, failures, retryAfterMs, random: Math.random() })
    await savePoll(db, { ...poll, nextPollAt: new Date(now.getTime() + wait), error: told })
    deps.logger.warn({ dossier, feedId, failures, stage: told.stage }, 'ingest.feed.failed')
  }
}

async function pollItems(
  deps: FeedDeps,
  { feed, signal, now }: { feed: DueFeed; signal: AbortSignal; now: Date },
): Promise<{ outcomes: ItemOutcome[] | 'unfinished'; answer: Fetched; left?: number }> {
  const headers = {
    accept: ACCEPT,
    ...(feed.etag === null ? {} : { 'if-none-match': feed.etag }),
    ...(feed.lastModified === null ? {} : { 'if-modified-since': feed.lastModified }),
  }
  const answer = await fetchGuarded(deps, { url: feed.url, headers, ...FEED })
  if (answer.status === 304) return { outcomes: [], answer: { ...answer, ...unchanged(feed) } }
  const text = decodeMarkup(answer.body, { charset: charsetOf(answer.contentType), language: 'xml' })
  const { items, left } = await deps.reader.readFeed({ text, address: answer.url, most: MOST_ITEMS })
  const outcomes: ItemOutcome[] = []
  // The oldest first, as they were published.
  for (const item of items.toReversed()) {
    if (signal.aborted) return { outcomes: 'unfinished', answer, left }
    outcomes.push(await receiveItem(deps, { feed, item }))
  }
  const before = new Date(now.getTime() - REMEMBERED_MS)
  const held = items.map(itemDigests)
  await forgetItems(deps.log.db, { dossier: feed.dossier, feedId: feed.id, before, held })
  return { outcomes, answer, left }
}

/** Ends a feed that answers 410: asked on, it would only ever fail, and nobody would look. */
async function endGone({ log, logger }: FeedDeps, gone: { feed: DueFeed; until: Date; at: Date }): Promise<void> {
  const { feed, until, at } = gone
  const { dossier, id } = feed
  const message = `HTTP ${GONE}: the feed is gone for good. It is disabled; enable it to have it asked again.`
  const metadata = { correlationId: `feed-${id}`, causationId: null, actor: 'feed-poller', keyId: null }
  const command = { commandId: derivedCommandId(id, `gone/${until.toISOString()}`), metadata }
  const isEnded = await endFeed(log, { dossier, id, until, at, error: { stage: 'gone', message } }, command)
  logger.warn({ dossier, feedId: id, isEnded }, 'ingest.feed.gone')
}

function unchanged({ etag, lastModified }: DueFeed) {
  return { etag: etag ?? undefined, lastModified: lastModified ?? undefined }
}

/** Undefined for what says nothing against the feed: a database that is away, a bug. */
function failureOf(error: unknown): { stage: string; message: string; retryAfterMs?: number | undefined } | undefined {
  if (error instanceof FetchError) {
    return { stage: error.stage, message: error.message, retryAfterMs: error.retryAfterMs }
  }
  if (error instanceof EncodingError) return { stage: 'encoding', message: error.message }
  if (error instanceof DomainError) return { stage: 'feed', message: error.message }
  return error instanceof ReaderBusyError ? { stage: 'busy', message: error.message } : undefined
}

function countsOf(outcomes: ItemOutcome[] | 'unfinished') {
  if (outcomes === 'unfinished') return { unfinished: true }
  const count = (wanted: ItemOutcome): number => outcomes.filter((outcome) => outcome === wanted).length
  return { received: count('received'), known: count('known'), failed: count('failed'), later: count('later') }
}
