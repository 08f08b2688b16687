import { setTimeout as delay } from 'node:timers/promises'
import { dossiersBehind, lockCheckpoint, saveCheckpoint } from './checkpoint.ts'
import { type EventLog, inTransaction } from './event-log.ts'
import { readEvents } from './read.ts'
import type { EventRegistry, Recorded } from './registry.ts'

/** A batch of one dossier's events, in log order, with the transaction that saves the checkpoint. */
export type Batch<Registry extends EventRegistry> = {
  tx: EventLog<Registry>
  dossier: string
  events: Recorded<Registry>[]
}

export type SubscriptionOptions<Registry extends EventRegistry> = {
  /** Names the checkpoint; replicas of one consumer share it. */
  consumer: string
  /**
   * At least once: when it throws, nothing is saved and the same events come again. May give the seq that it came to, where
   * that is not the batch's last: what is after it comes again in a new transaction, with what was appended meanwhile.
   */
  handle: (batch: Batch<Registry>) => Promise<number | void>
  /** After the commit of a batch, e.g. to wake a queue. What happens here may be lost: it must be found again otherwise. */
  committed?: (batch: { dossier: string; events: Recorded<Registry>[] }) => Promise<void>
  /** Told of every failure; the dossier is tried again after a growing pause. */
  onError?: (failure: { error: unknown; dossier: string | undefined }) => void
  /** Events a transaction, 500 unless told. */
  batchSize?: number
  /** Dossiers at a time, 4 unless told. */
  concurrency?: number
  /** Every how many ms to look for events that no announcement told of, 1000 unless told. */
  pollMs?: number
}

export type Subscription = { stop(): Promise<void> }

/** Pause after the nth failure in a row of one dossier, ms. */
const retryPause = (failures: number): number => Math.min(100 * 2 ** failures, 30_000)

/**
 * Follows every log from its checkpoint on: one batch at a time per consumer and dossier, over all replicas, the
 * checkpoint saved in the handler's own transaction. Announcements wake it at once, polling finds what they missed.
 */
export function subscribe<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  options: SubscriptionOptions<Registry>,
): Subscription {
  const { concurrency = 4, pollMs = 1000 } = options
  const waiting = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const failures = new Map<string, { count: number; notBefore: number }>()
  const stopping = new AbortController()
  let wake: () => void = () => undefined
  let pollDue = 0

  const unlisten = log.announcements.listen((dossier) => {
    if (dossier === undefined) pollDue = 0
    else waiting.add(dossier)
    wake()
  })

  const catchUp = async (dossier: string): Promise<void> => {
    try {
      while (!stopping.signal.aborted && (await advance(log, options, dossier))) failures.delete(dossier)
    } catch (error) {
      const count = (failures.get(dossier)?.count ?? 0) + 1
      failures.set(dossier, { count, notBefore: performance.now() + retryPause(count) })
      options.onError?.({ error, dossier })
    } finally {
      running.delete(dossier)
      wake()
    }
  }

  const look = async (): Promise<void> => {
    pollDue = performance.now() + pollMs
    try {
      for (const dossier of await dossiersBehind(log, options.consumer)) waiting.add(dossier)
    } catch (error) {
      options.onError?.({ error, dossier: undefined })
    }
  }

  const startWaiting = (): void => {
    for (const dossier of waiting) {
      if (running.size >= concurrency) return
      if (running.has(dossier)) continue
      waiting.delete(dossier)
      if ((failures.get(dossier)?.notBefore ?? 0) <= performance.now()) running.set(dossier, catchUp(dossier))
    }
  }

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (performance.now() >= pollDue) await look()
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      startWaiting()
      const timer = new AbortController()
      const pause = delay(Math.max(1, pollDue - performance.now()), undefined, { signal: timer.signal, ref: false })
      await Promise.race([woken, pause.catch(() => undefined)])
      timer.abort()
    }
  }
  const looping = loop()

  return {
    async stop() {
      stopping.abort()
      unlisten()
      wake()
      await looping
      await Promise.all(running.values())
    },
  }
}

/** Handles one batch; false where there was none, or another replica is at it. */
async function advance<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  options: SubscriptionOptions<Registry>,
  dossier: string,
): Promise<boolean> {
  const { consumer, batchSize = 500 } = options
  const handled = await inTransaction(log, async (tx) => {
    const after = await lockCheckpoint(tx, consumer, dossier)
    if (after === undefined) return undefined
    const batch = await readEvents(tx, { dossier, after, limit: batchSize })
    const last = batch.at(-1)
    if (last === undefined) return undefined
    const upTo = (await options.handle({ tx, dossier, events: batch })) ?? last.seq
    await saveCheckpoint(tx, consumer, dossier, upTo)
    return batch.filter(({ seq }) => seq <= upTo)
  })
  if (handled === undefined) return false
  if (handled.length > 0) await options.committed?.({ dossier, events: handled })
  return true
}
