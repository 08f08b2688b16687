import { randomUUID } from 'node:crypto'
import { add, type Queues, wakeEndpoint } from '@onrecord/queue'
import type { Logger } from 'pino'

/** At most one job in this time for one endpoint, ms. */
const WAKE_EVERY_MS = 50

/** Delayed jobs of one endpoint come at most once in this time, ms. */
const SLOT_MS = 200

/** So much too early a delayed job may come, ms: clocks of machines differ. */
const SKEW_MS = 50

/** Adds the jobs that wake endpoints. What it can't add is found by the reconciler. */
export type Waker = {
  /** Something is due: at once, then at most every 50 ms. */
  wake(endpointId: string): void
  /** Something will be due in `ms`. */
  wakeIn(endpointId: string, ms: number): Promise<void>
}

/** Each job has an id of its own: one that was running already might have looked before the row was there. */
export function openWaker({ queues, logger }: { queues: Queues; logger: Logger }): Waker {
  const pausing = new Map<string, { again: boolean }>()

  const addJob = async (endpointId: string, address: { id: string; delayMs?: number }): Promise<void> => {
    try {
      await add(queues, wakeEndpoint, { endpointId }, address)
    } catch (error) {
      logger.warn({ err: error, endpoint: endpointId }, 'endpoint.wake')
    }
  }

  const wake = (endpointId: string): void => {
    const pause = pausing.get(endpointId)
    if (pause !== undefined) {
      pause.again = true
      return
    }
    const begun = { again: false }
    pausing.set(endpointId, begun)
    void addJob(endpointId, { id: `${endpointId}.${randomUUID()}` })
    setTimeout(() => {
      pausing.delete(endpointId)
      if (begun.again) wake(endpointId)
    }, WAKE_EVERY_MS).unref()
  }

  return {
    wake,
    async wakeIn(endpointId, ms) {
      // One delayed job a slot of the future, however many deliveries wait for it.
      const now = Date.now()
      const slot = slotAfter(now + ms)
      await addJob(endpointId, { id: `${endpointId}.at-${slot}`, delayMs: slot * SLOT_MS - now })
    },
  }
}

/**
 * Number of the first slot that begins after a time in ms since 1970. Never that of a job which runs at this time: its id is
 * still taken, and adding it again would change nothing.
 */
export function slotAfter(time: number): number {
  return Math.floor((time + SKEW_MS) / SLOT_MS) + 1
}
