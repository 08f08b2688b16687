import type { FeedReading } from '../feed/read-feed.ts'
import type { Excess } from './measure-markup.ts'
import type { PageReading } from './read-page.ts'

/** Why markup could not be read: too much of it, too slow, no feed, or a fault of the reader. */
export type Unreadable = Excess | 'timeout' | 'out-of-memory' | 'not-a-feed' | 'failed'

/** What each function of the thread is given, and what it gives back. */
export type Readings = {
  readPage: { task: { html: string }; reading: PageReading }
  readFragment: { task: { html: string }; reading: string }
  readFeed: { task: { text: string; address: string; most: number }; reading: FeedReading }
}

/** What a thread answers with; an error as its reason, because one that is thrown in a thread loses its class. */
export type ReadingResult<Name extends keyof Readings> =
  | { ok: true; reading: Readings[Name]['reading'] }
  | { ok: false; reason: Unreadable }
