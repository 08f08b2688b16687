import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Test } from 'tap'

/** What a receiver does with its nth request: true where it took the delivery. */
type Mood = (exchange: { request: IncomingMessage; response: ServerResponse; nth: number; chance: number }) => boolean

const take = (response: ServerResponse): true => {
  response.writeHead(204).end()
  return true
}
const sometimes =
  (share: number, otherwise: (response: ServerResponse) => void): Mood =>
  ({ response, chance }) => {
    if (chance >= share) return take(response)
    otherwise(response)
    return false
  }

/** In a lane each failure holds up all behind it: so many at most are enough. */
const FAILURES_IN_ORDER = 60

/**
 * Every way in which receivers were seen to misbehave. `trap` is an address that nobody may call; `events` are those that
 * each is to be sent.
 */
export const moods = ({ trap, events }: { trap: string; events: number }): Readonly<Record<string, Mood>> => ({
  good: ({ response }) => take(response),
  slow: ({ response }) => {
    setTimeout(() => response.writeHead(204).end(), 30)
    return true
  },
  'answers 500': sometimes(0.3, (response) => response.writeHead(500).end('no')),
  hangs: ({ response, nth }) => (nth < 4 ? false : take(response)),
  resets: sometimes(0.2, (response) => response.socket?.resetAndDestroy()),
  'answers without end': ({ response, chance }) => {
    if (chance >= 0.1) return take(response)
    response.writeHead(200)
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
    return true
  },
  'redirects to loopback': sometimes(0.2, (response) => response.writeHead(302, { location: trap }).end()),
  'ends in the headers': sometimes(0.2, (response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\nContent-Le')
    response.socket?.destroy()
  }),
  'ordered, fails': sometimes(Math.min(0.1, FAILURES_IN_ORDER / events), (response) => response.writeHead(503).end()),
  'ordered, good': ({ response }) => take(response),
})

/** Ids and places of what a receiver was sent, in the order of arrival, each with whether it took it. */
export type Log = { id: string; dossier: string; seq: number; isTaken: boolean }[]

/** `taken`: the ids of what it took, each once. */
export type Receiver = { url: string; log: Log; taken: ReadonlySet<string> }

/** A receiver of one mood; its dice are its own. */
export async function startMoody(t: Test, mood: Mood, seed: number): Promise<Receiver> {
  const log: Log = []
  const taken = new Set<string>()
  const dice = diceOf(seed)
  const server = createServer(async (request, response) => {
    // A service that was killed takes its requests with it.
    const body = await text(request).catch(() => undefined)
    if (body === undefined) return
    const { id, dossier, seq } = JSON.parse(body)
    const isTaken = mood({ request, response, nth: log.length, chance: dice() })
    log.push({ id, dossier, seq, isTaken })
    if (isTaken) taken.add(id)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, log, taken }
}

/** Numbers in [0, 1), the same ones for the same seed. Source: mulberry32. */
function diceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
