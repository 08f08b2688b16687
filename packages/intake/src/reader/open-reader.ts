import { fileURLToPath } from 'node:url'
import { DomainError } from '@onrecord/domain'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import type { FeedReading } from '../feed/read-feed.ts'
import { MARKUP_LIMITS } from './measure-markup.ts'
import type { PageReading } from './read-page.ts'
import type { ReadingResult, Readings, Unreadable } from './reading-task.ts'

/**
 * Reads markup of others in threads of bounded memory and time; nothing in it is run and nothing fetched. All throw DomainError
 * `unreadable-markup` with the reason, and {@link ReaderBusyError}.
 */
export type Reader = {
  readPage: (task: Readings['readPage']['task']) => Promise<PageReading>
  readFragment: (task: Readings['readFragment']['task']) => Promise<string>
  readFeed: (task: Readings['readFeed']['task']) => Promise<FeedReading>
  close: () => Promise<void>
}

/** More is waiting to be read than the reader takes on. */
export class ReaderBusyError extends Error {
  constructor() {
    super('too many pages wait to be read')
    this.name = 'ReaderBusyError'
  }
}

/** An idle thread ends after this time and gives its memory back, some 40 MB. */
const IDLE_MS = 10_000

/** Heap of one thread: a page within the limits of markup takes up to some 100 MB. Its end ends nothing else. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** Longest work on one page, ms: one within the limits of markup takes up to 1.5 s, starting a thread 0.3 s; a busy machine needs more. */
const LIMIT_MS = 10_000

/** Pages that may wait for a thread. */
const MOST_WAITING = 64

const SAID: Readonly<Record<Unreadable, string>> = {
  'too-many-nodes': `has more than ${MARKUP_LIMITS.nodes} elements and pieces of text`,
  'too-deep': `is nested deeper than ${MARKUP_LIMITS.depth} levels`,
  'too-many-attributes': `has an element with more than ${MARKUP_LIMITS.attributes} attributes`,
  'document-type': 'declares a document type of its own, which is not read',
  timeout: 'takes too long to read',
  'out-of-memory': 'takes too much memory to read',
  'not-a-feed': 'is neither RSS, Atom nor JSON Feed',
  failed: 'can not be read',
}

const threadFile = fileURLToPath(new URL('reading-thread.ts', import.meta.url))

/** Opens a reader; threads start when there is work. `limitMs`: longest work on one page or feed. */
export function openReader(options: { threads: number; limitMs?: number; thread?: string }): Reader {
  const { threads, limitMs = LIMIT_MS, thread = threadFile } = options
  const pool = new Piscina({
    filename: thread,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: THREAD_LIMITS,
    recordTiming: false,
  })
  // A task's time begins with its work: one that waits behind a bomb must not run out of it.
  const whenFree = pLimit(threads)
  const run = async <Name extends keyof Readings>(
    name: Name,
    task: Readings[Name]['task'],
  ): Promise<Readings[Name]['reading']> => {
    if (whenFree.pendingCount >= MOST_WAITING) throw new ReaderBusyError()
    const result = await whenFree(() => attempt<Name>(pool, { name, task, limitMs }))
    if (!result.ok) throw unreadable(result.reason)
    return result.reading
  }
  return {
    readPage: (task) => run('readPage', task),
    readFragment: (task) => run('readFragment', task),
    readFeed: (task) => run('readFeed', task),
    close: () => pool.destroy(),
  }
}

async function attempt<Name extends keyof Readings>(
  pool: Piscina,
  { name, task, limitMs }: { name: Name; task: Readings[Name]['task']; limitMs: number },
): Promise<ReadingResult<Name>> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), limitMs)
  try {
    // The function of this name in the thread answers so.
    return (await pool.run(task, { name, signal: limit.signal })) as ReadingResult<Name>
  } catch (error) {
    if (limit.signal.aborted) return { ok: false, reason: 'timeout' }
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return { ok: false, reason: isMemory ? 'out-of-memory' : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}

function unreadable(reason: Unreadable): DomainError<'unreadable-markup'> {
  return new DomainError('unreadable-markup', `The markup ${SAID[reason]}.`, { reason })
}
