import type { LimitFunction } from 'p-limit'
import type { Channel } from './channel.ts'
import { formatHeartbeat, formatRetry, type Page } from './frame.ts'
import { type Listener, sendPage } from './listener.ts'

/** Pages that are kept, until the next heartbeat, for others at the same place: after a restart thousands come back to it. */
const PAGES_KEPT = 8

/** A listener whose page can't be read comes back after this time, ms. */
const COME_BACK_MS = 3000

/** One channel of one dossier: reads the log once for all who listen. */
export type Hub = {
  readonly listeners: ReadonlySet<Listener>
  readonly position: number
  join(listener: Listener): void
  leave(listener: Listener): void
  /** Reads what is new and sends it to all. Throws where it can't be read; nothing is lost then. */
  advance(): Promise<void>
  heartbeat(): void
}

/**
 * Opens a hub whose live listeners have had everything up to `position`, the log's head of now or of a moment ago.
 *
 * A listener is *live* while its position is not before the hub's and its reader keeps up: it is sent each page that the
 * hub reads. Any other catches up by itself, page by page, each when the one before has been taken, and becomes live in the
 * same turn of the event loop in which it finds itself level: so nothing is missed between, and frames carry their seq, so
 * nothing comes twice. A slow reader thus costs one page of memory however far it falls behind.
 */
export function openHub(
  { channel, catchingUp }: { channel: Channel; catchingUp: LimitFunction },
  { dossier, position: start }: { dossier: string; position: number },
): Hub {
  const listeners = new Set<Listener>()
  const live = new Set<Listener>()
  const pages = new Map<number, Promise<Page>>()
  let position = start
  let advancing: Promise<void> | undefined
  let isBehind = false

  const pageAfter = (after: number): Promise<Page> => {
    const known = pages.get(after)
    if (known !== undefined) return known
    const reading = catchingUp(() => channel({ dossier, after }))
    keep(after, reading)
    reading.catch(() => pages.delete(after))
    return reading
  }

  const keep = (after: number, page: Promise<Page>): void => {
    const [oldest] = pages.keys()
    if (pages.size >= PAGES_KEPT && oldest !== undefined) pages.delete(oldest)
    pages.set(after, page)
  }

  const catchUp = async (listener: Listener, isTaken: Promise<boolean> | undefined): Promise<void> => {
    if (isTaken !== undefined && !(await isTaken)) return
    while (listeners.has(listener)) {
      if (listener.position >= position) return void live.add(listener)
      const page = await pageAfter(listener.position)
      if (listeners.has(listener) && !sendPage(listener, page) && !(await listener.sink.drained())) return
    }
  }

  const follow = (listener: Listener, isTaken?: Promise<boolean>): void => {
    live.delete(listener)
    // What can't be read now can be when the reader comes back, which it does by itself.
    catchUp(listener, isTaken).catch(() => listener.sink.end(formatRetry(COME_BACK_MS)))
  }

  const readOn = async (): Promise<void> => {
    while (isBehind) {
      isBehind = false
      const page = await channel({ dossier, after: position })
      if (page.upTo === position) continue
      keep(position, Promise.resolve(page))
      position = page.upTo
      isBehind = true
      for (const listener of live) if (!sendPage(listener, page)) follow(listener, listener.sink.drained())
    }
  }

  return {
    listeners,
    get position() {
      return position
    },
    join(listener) {
      listeners.add(listener)
      follow(listener)
    },
    leave(listener) {
      listeners.delete(listener)
      live.delete(listener)
    },
    advance() {
      isBehind = true
      advancing ??= readOn().finally(() => {
        advancing = undefined
      })
      return advancing
    },
    heartbeat() {
      pages.clear()
      for (const listener of live) {
        const { sink, position } = listener
        if (!sink.write(formatHeartbeat(position))) follow(listener, sink.drained())
      }
    },
  }
}
