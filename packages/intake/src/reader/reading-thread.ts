import * as feed from '../feed/read-feed.ts'
import { ExcessError } from './measure-markup.ts'
import * as page from './read-page.ts'
import type { ReadingResult, Readings } from './reading-task.ts'

/** Runs in a thread of the reader. */
export function readPage(task: Readings['readPage']['task']): ReadingResult<'readPage'> {
  return attempt(() => page.readPage(task))
}

/** Runs in a thread of the reader. */
export function readFragment(task: Readings['readFragment']['task']): ReadingResult<'readFragment'> {
  return attempt(() => page.readFragment(task))
}

/** Runs in a thread of the reader. */
export function readFeed(task: Readings['readFeed']['task']): ReadingResult<'readFeed'> {
  return attempt(() => feed.readFeed(task))
}

function attempt<Reading>(
  read: () => Reading,
): { ok: true; reading: Reading } | { ok: false; reason: 'failed' | 'not-a-feed' | ExcessError['reason'] } {
  try {
    return { ok: true, reading: read() }
  } catch (error) {
    if (error instanceof ExcessError) return { ok: false, reason: error.reason }
    return { ok: false, reason: error instanceof feed.NotAFeedError ? 'not-a-feed' : 'failed' }
  }
}
