import { BATCH, type DeliveryDeps, deliverBatch } from './deliver-batch.ts'
import { findTarget, nextDueIn } from './store.ts'
import type { Waker } from './waker.ts'

/** What a wake of an endpoint does. */
export type EndpointWork = (endpointId: string) => Promise<void>

/**
 * Delivers to an endpoint until nothing is due to it, then asks to be woken when something will be. In one process one
 * run at a time is at an endpoint; a wake that comes meanwhile makes it look once more, so no row is overlooked and an
 * endpoint that hangs takes no place from others.
 */
export function openEndpointWork(deps: DeliveryDeps, waker: Waker): EndpointWork {
  const running = new Map<string, { again: boolean }>()

  const drain = async (endpointId: string): Promise<void> => {
    while (!deps.stopping.aborted && (await deliverBatch(deps, endpointId)) > 0);
  }

  // Of a backlog two batches are under way, so that one is sent while the other is read or recorded.
  const deliverAll = async (endpointId: string, run: { again: boolean }): Promise<void> => {
    do {
      run.again = false
      const taken = await deliverBatch(deps, endpointId)
      if (taken > 0) await Promise.all(Array.from({ length: taken === BATCH ? 2 : 1 }, () => drain(endpointId)))
    } while (run.again && !deps.stopping.aborted)
  }

  return async (endpointId) => {
    const current = running.get(endpointId)
    if (current !== undefined) {
      current.again = true
      return
    }
    const run = { again: false }
    running.set(endpointId, run)
    try {
      await deliverAll(endpointId, run)
    } finally {
      running.delete(endpointId)
    }
    if (deps.stopping.aborted || (await findTarget(deps.log.db, endpointId)) === undefined) return
    const ms = await nextDueIn(deps.log.db, endpointId)
    if (ms !== undefined) await waker.wakeIn(endpointId, ms)
  }
}
