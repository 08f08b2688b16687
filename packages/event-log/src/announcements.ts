import type { OnrecordDatabase } from '@onrecord/database'
import type { PoolClient } from 'pg'

const CHANNEL = 'onrecord_log'

/** At most one NOTIFY in this time, ms: a NOTIFY inside each append takes a lock that all databases of the server share. */
const NOTIFY_EVERY_MS = 20

/** A payload may hold 8000 bytes; what doesn't fit is announced as "some dossier". */
const MAX_PAYLOAD_BYTES = 7500

/** How long to wait before listening again after a lost connection, ms. */
const LISTEN_AGAIN_MS = 1000

/** How often the listening connection is asked something, ms: one that is silent for much longer counts as lost. */
const ASK_EVERY_MS = 30_000

/** Tells that some dossier has new events: `undefined` where it isn't known which. Only a hint; polling alone is enough. */
export type AnnouncementListener = (dossier: string | undefined) => void

export type Announcements = {
  /** A transaction that appended to `dossier` has committed. */
  mark(dossier: string): void
  /** Calls `listener` for this process's appends at once, for those of others by LISTEN. Returns the way to stop. */
  listen(listener: AnnouncementListener): () => void
  close(): Promise<void>
}

/** Announces appends after commit, in this process directly and to others by a throttled NOTIFY. */
export function openAnnouncements(database: OnrecordDatabase): Announcements {
  const listeners = new Set<AnnouncementListener>()
  const marked = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<unknown> = Promise.resolve()
  let client: PoolClient | undefined
  let connected: Promise<void> | undefined
  let again: NodeJS.Timeout | undefined
  let asking: NodeJS.Timeout | undefined
  let closed = false

  const tell = (dossier: string | undefined) => {
    for (const listener of listeners) listener(dossier)
  }

  const send = () => {
    timer = undefined
    if (marked.size === 0) return
    const names = [...marked].join(' ')
    marked.clear()
    const payload = names.length > MAX_PAYLOAD_BYTES ? '' : names
    // A lost notification costs one polling interval, so a failure here is nothing to act on.
    sending = database.pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined)
    timer = setTimeout(send, NOTIFY_EVERY_MS).unref()
  }

  const lost = () => {
    clearInterval(asking)
    client?.release(true)
    client = undefined
    connected = undefined
    if (!closed && listeners.size > 0) again = setTimeout(connectOnce, LISTEN_AGAIN_MS).unref()
  }

  const connect = async () => {
    try {
      client = await database.pool.connect()
      client.on('error', lost)
      client.on('notification', ({ payload }) => {
        if (payload === undefined || payload === '') tell(undefined)
        else for (const dossier of payload.split(' ')) tell(dossier)
      })
      await client.query(`listen ${CHANNEL}`)
      // Where it fails the connection says so itself.
      asking = setInterval(() => void client?.query('select').catch(() => undefined), ASK_EVERY_MS).unref()
    } catch {
      lost()
    }
  }

  // One connection listens for all, however often listeners come and go.
  const connectOnce = () => {
    connected ??= connect()
  }

  return {
    mark(dossier) {
      tell(dossier)
      marked.add(dossier)
      if (timer === undefined && !closed) send()
    },
    listen(listener) {
      listeners.add(listener)
      if (!closed) connectOnce()
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      send()
      clearTimeout(timer)
      clearTimeout(again)
      clearInterval(asking)
      await sending
      await connected
      client?.release(true)
      client = undefined
    },
  }
}
