import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { LRUCache } from 'lru-cache'

/** Something known of heads of requests, byte for byte: with another header, order or spelling it is another head. */
export type Heads<T> = {
  get(request: IncomingMessage): T | undefined
  set(request: IncomingMessage, value: T): void
  /** Has what comes next on the request's connection looked up among all heads. */
  forgetLast(request: IncomingMessage): void
}

/** A head as it stands, but for its key: `keyAt` says where that is among the fields; `given` is room for one to be compared. */
type Last<T> = {
  head: Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'rawHeaders'>
  keyAt: number
  key: Buffer
  given: Buffer
  value: T
}

/**
 * Opens a memory of `max` heads that hold keys, the least lately used dropped first. They are kept by their digests. The last
 * one of a connection is compared as it stands, its key in constant time, so that who asks the same again costs no digest.
 */
export function openHeads<T extends object>(max: number): Heads<T> {
  const known = new LRUCache<string, T>({ max })
  const lasts = new WeakMap<Socket, Last<T>>()
  return {
    get(request) {
      const last = lasts.get(request.socket)
      if (last !== undefined && isSame(last, request)) return last.value
      const value = known.get(digestOf(request))
      if (value !== undefined) lasts.set(request.socket, lastOf(request, value))
      return value
    },
    set: (request, value) => void known.set(digestOf(request), value),
    forgetLast: ({ socket }) => void lasts.delete(socket),
  }
}

/** Of the whole head. */
function digestOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  return hash('sha256', `${method} ${url} ${httpVersion}\n${rawHeaders.join('\n')}`, 'base64')
}

/** Names and values take turns. */
function lastOf<T>(request: IncomingMessage, value: T): Last<T> {
  const { method, url, httpVersion } = request
  const keyAt = 1 + request.rawHeaders.findIndex((name) => name.toLowerCase() === 'authorization')
  const rawHeaders = request.rawHeaders.with(keyAt, '')
  // Node reads heads as Latin-1.
  const key = Buffer.from(request.rawHeaders[keyAt] ?? '', 'latin1')
  return { head: { method, url, httpVersion, rawHeaders }, keyAt, key, given: Buffer.alloc(key.length), value }
}

function isSame<T>({ head, keyAt, key, given }: Last<T>, asked: IncomingMessage): boolean {
  const { method, url, httpVersion, rawHeaders } = head
  if (url !== asked.url || method !== asked.method || httpVersion !== asked.httpVersion) return false
  if (rawHeaders.length !== asked.rawHeaders.length) return false
  for (let at = 0; at < rawHeaders.length; at++) {
    if (at !== keyAt && rawHeaders[at] !== asked.rawHeaders[at]) return false
  }
  const named = asked.rawHeaders[keyAt] ?? ''
  if (named.length !== key.length) return false
  given.write(named, 'latin1')
  return timingSafeEqual(given, key)
}
