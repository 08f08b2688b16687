import { catchUp } from './catch-up.ts'
import { BATCH, type DeliveryDeps, deliverBatch } from './deliver-batch.ts'
import { nextDueIn } from './store/deliveries.ts'
import { isLimited } from './store/targets.ts'
import type { Waker } from './waker.ts'

/** What a wake of an endpoint does. */
export type EndpointWork = (endpointId: string) => Promise<void>

/**
 * Catches up with the log where the endpoint is behind, and delivers to it until nothing is due to it, then asks to be woken when something will be. In one process one
 * run at a time is at an endpoint; a wake that comes meanwhile makes it look once more, so no row is overlooked and an
 * endpoint that hangs takes no place from others.
 */
export function openEndpointWork(deps: DeliveryDeps, waker: Waker): EndpointWork {
  const running = new Map<string, { again: boolean }>()

  const drain = async (endpointId: string): Promise<void> => {
    while (!deps.stopping.aborted && (await deliverBatch(deps, endpointId)) > 0);
  }

  // Of a backlog three batches are under way, so that some are sent while others are read or recorded; where the number of
  // requests at a time is limited, one is.
  const deliverAll = async (endpointId: string, run: { again: boolean }): Promise<void> => {
    let goesOn: boolean
    do {
      run.again = false
      const reading = await catchUp(deps, endpointId)
      const taken = await deliverBatch(deps, endpointId)
      const batches = taken === BATCH && !(await isLimited(deps.log.db, endpointId)) ? 3 : 1
      if (taken > 0) await Promise.all(Array.from({ length: batches }, () => drain(endpointId)))
      goesOn = reading === 'moved' || (reading === 'overloaded' && taken > 0)
    } while ((run.again || goesOn) && !deps.stopping.aborted)
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
    // When the service stops as well: another one goes on, or the same when it is started again.
    const ms = await nextDueIn(deps.log.db, endpointId)
    if (ms !== undefined) await waker.wakeIn(endpointId, ms)
  }
}
