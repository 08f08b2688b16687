import { SYSTEM_LOG } from '@onrecord/domain'
import { headsOf } from '@onrecord/event-log'
import pLimit from 'p-limit'
import type { ApiDeps } from '../deps.ts'
import type { Channel } from './channel.ts'
import { formatRetry } from './frame.ts'
import { type Hub, openHub } from './hub.ts'
import type { Listener } from './listener.ts'

/** Readers of one channel, of every dossier. */
export type LiveStreams = {
  /** How many listen now. */
  count(): number
  /** Sends everything after the listener's position until the returned function is called. `head`: the log's, just read. */
  join(listener: Listener, place: { dossier: string; head: number }): () => void
  /** Ends every stream, each reader told when to come back. */
  stop(): void
}

/** How often what no announcement told of is looked for, a sign of life is given, and rights are looked at again, ms. */
const DEFAULTS = { pollMs: 1000, heartbeatMs: 15_000, admissionMs: 10_000 }

/** Pages read at a time for those who catch up, so that a herd of them leaves connections to others. */
const CATCHING_UP = 3

/** Readers of a server that stops come back spread over so many ms after the first second. */
const COME_BACK_MS = 4000

/**
 * Opens a channel for listeners: one hub a dossier while anybody listens to it, fed by the announcements of the log. A key
 * that ends is announced too; the timer finds what expires by itself and announcements that got lost.
 */
export function openLiveStreams(
  { log, logger }: Pick<ApiDeps, 'log' | 'logger'>,
  channel: Channel,
  { pollMs, heartbeatMs, admissionMs }: Partial<typeof DEFAULTS> = DEFAULTS,
): LiveStreams {
  const hubs = new Map<string, Hub>()
  const catchingUp = pLimit(CATCHING_UP)
  let isStopped = false

  const advance = (dossier: string): void => {
    // The next poll finds the same events.
    hubs
      .get(dossier)
      ?.advance()
      .catch((error: unknown) => logger.warn({ err: error, dossier }, 'api.live'))
  }

  const poll = async (): Promise<void> => {
    if (hubs.size === 0) return
    const heads = await headsOf(log, [...hubs.keys()])
    for (const [dossier, head] of heads) if (head > (hubs.get(dossier)?.position ?? head)) advance(dossier)
  }

  const readmit = async (): Promise<void> => {
    const listeners = [...hubs.values()].flatMap((hub) => [...hub.listeners])
    const groups = Map.groupBy(listeners, ({ credential }) => credential)
    for (const group of groups.values()) {
      if (await group[0]?.isAdmitted()) continue
      for (const { sink } of group) sink.end()
    }
  }

  const quietly = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => logger.warn({ err: error }, 'api.live'))
  }
  const unlisten = log.announcements.listen((dossier) => {
    if (dossier === undefined) quietly(poll)()
    else if (dossier === SYSTEM_LOG) quietly(readmit)()
    else advance(dossier)
  })
  const timers = [
    setInterval(quietly(poll), pollMs ?? DEFAULTS.pollMs),
    setInterval(quietly(readmit), admissionMs ?? DEFAULTS.admissionMs),
    setInterval(() => {
      for (const hub of hubs.values()) hub.heartbeat()
    }, heartbeatMs ?? DEFAULTS.heartbeatMs),
  ]
  for (const timer of timers) timer.unref()

  return {
    count: () => [...hubs.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
    join(listener, { dossier, head }) {
      const hub = hubs.get(dossier) ?? openHub({ channel, catchingUp }, { dossier, position: head })
      hubs.set(dossier, hub)
      hub.join(listener)
      if (isStopped) listener.sink.end(formatRetry(comeBack()))
      return () => {
        hub.leave(listener)
        if (hub.listeners.size === 0 && hubs.get(dossier) === hub) hubs.delete(dossier)
      }
    },
    stop() {
      isStopped = true
      unlisten()
      for (const timer of timers) clearInterval(timer)
      for (const hub of hubs.values()) {
        for (const { sink } of hub.listeners) sink.end(formatRetry(comeBack()))
      }
    },
  }
}

const comeBack = (): number => 1000 + Math.random() * COME_BACK_MS
