import { setTimeout as delay } from 'node:timers/promises'
import { type DomainLog, suspendExpiredEndpoints } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import { listEndpointsToWake } from './store/targets.ts'
import type { Waker } from './waker.ts'

/**
 * Wakes, at once and then every `everyMs`, each endpoint to which something is due: whatever the queue lost is found in
 * PostgreSQL. Suspends those whose key has expired meanwhile. Returns when `stopping` aborts.
 */
export async function reconcile(
  { log, waker, logger }: { log: DomainLog; waker: Waker; logger: Logger },
  { everyMs, stopping }: { everyMs: number; stopping: AbortSignal },
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await suspendExpiredEndpoints(log)
      for (const endpointId of await listEndpointsToWake(log.db)) waker.wake(endpointId)
    } catch (error) {
      logger.error({ err: error }, 'webhook.reconcile')
    }
    await delay(everyMs, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}
