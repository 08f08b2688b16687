import { addAll, extractDocument, type Queues, reclassifyDossier } from '@onrecord/queue'
import type { Logger } from 'pino'
import { scheduleDueDates } from '../due-dates/schedule.ts'
import { scheduleFeeds } from '../feeds/schedule.ts'
import type { DomainLog } from '../log.ts'
import { listReclassifications } from '../reclassification/store.ts'
import { listOpenRequests } from './store.ts'

/** Requests a round: what is beyond waits for the next. Ids whose job exists cost the queue next to nothing. */
const MOST_REQUESTS = 10_000

/** Adds a job for every open request and reclassification; one that has its job keeps it. Returns how many are open. */
export async function reconcile(deps: { log: DomainLog; queues: Queues }): Promise<number> {
  const open = await listOpenRequests(deps.log.db, { limit: MOST_REQUESTS })
  await addAll(
    deps.queues,
    extractDocument,
    open.map((request) => ({ id: request.requestId, payload: request })),
  )
  const configured = await listReclassifications(deps.log.db, { limit: MOST_REQUESTS })
  await addAll(
    deps.queues,
    reclassifyDossier,
    configured.map((payload) => ({ id: payload.configuredId, payload })),
  )
  return open.length + configured.length
}

/** Reconciles at once and then every `everyMs`, so that a queue that lost its jobs and schedulers has them again. */
export function keepReconciling(
  deps: { log: DomainLog; queues: Queues; logger: Logger },
  options: { everyMs: number; dueDatesEveryMs: number; feedsEveryMs: number },
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    try {
      await scheduleDueDates(deps.queues, { everyMs: options.dueDatesEveryMs })
      await scheduleFeeds(deps.queues, { everyMs: options.feedsEveryMs })
      const open = await reconcile(deps)
      if (open > 0) deps.logger.info({ open }, 'ingest.reconciled')
    } catch (error) {
      deps.logger.error({ err: error }, 'ingest.reconcile.failed')
    }
    if (stopping.signal.aborted) return
    timer = setTimeout(() => {
      running = round()
    }, options.everyMs).unref()
  }
  let running = round()
  return {
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
