import { setTimeout as delay } from 'node:timers/promises'
import type { DomainLog } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import { listEndpointIds, sweepAttempts } from './store/sweep.ts'

/** How often old attempts are looked for, ms. */
const EVERY_MS = 600_000

/** Attempts at one endpoint that are kept at most, however young: what 30 days of one every half minute make. */
const MOST_ATTEMPTS = 100_000

/** Forgets attempts that are older than `keepMs`, or too many, every ten minutes. Returns when `stopping` aborts. */
export async function sweep(
  { log, logger }: { log: DomainLog; logger: Logger },
  { keepMs, stopping }: { keepMs: number; stopping: AbortSignal },
): Promise<void> {
  while (!stopping.aborted) {
    try {
      const cutoff = new Date(Date.now() - keepMs)
      for (const endpointId of await listEndpointIds(log.db)) {
        await sweepAttempts(log.db, { endpointId, cutoff, most: MOST_ATTEMPTS })
      }
    } catch (error) {
      // The next turn finds the same rows.
      logger.warn({ err: error }, 'webhook.sweep')
    }
    await delay(EVERY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}
