import { LRUCache } from 'lru-cache'

/** The body of a 200 as it was sent, and the headers that belong to it. */
export type KnownAnswer = { body: Buffer; headers: Readonly<Record<string, string>> }

/** Answers by the tag that they carry, the least lately used dropped first. */
export type KnownAnswers = Pick<LRUCache<string, KnownAnswer>, 'get' | 'set' | 'clear'>

/** What an entry takes beside its body, bytes: key, headers, the list's links. */
const ENTRY_BYTES = 1000

/** No single body may take more than this part of the memory. */
const LARGEST_PART = 8

/** Opens a memory of `bytes` at most; 0: nothing is remembered. */
export function openKnownAnswers(bytes: number): KnownAnswers {
  if (bytes === 0) return { get: () => undefined, set: () => new LRUCache({ max: 1 }), clear: () => undefined }
  return new LRUCache<string, KnownAnswer>({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes / LARGEST_PART),
    sizeCalculation: ({ body }) => body.length + ENTRY_BYTES,
  })
}
