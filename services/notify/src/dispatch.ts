import { SYSTEM_LOG } from '@onrecord/domain'
import { type Batch, type Subscription, subscribe } from '@onrecord/event-log'
import type { DomainLog } from '@onrecord/webhooks/endpoints'
import { type Configurations, isWanted, tellingsOf } from '@onrecord/webhooks/telling'
import type { Logger } from 'pino'
import { insertDeliveries, listSubscribers, type NewDelivery } from './store.ts'
import type { Waker } from './waker.ts'

/** Names the checkpoint of dispatch. */
export const DISPATCH = 'dispatch'

/**
 * Follows every log and makes a delivery due for each claim and notice and each endpoint that wants it, in the transaction that
 * moves the checkpoint: none is forgotten, none is made twice.
 */
export function startDispatch({
  log,
  configurations,
  waker,
  logger,
}: {
  log: DomainLog
  configurations: Configurations
  waker: Waker
  logger: Logger
}): Subscription {
  const toWake = new WeakMap<readonly unknown[], Set<string>>()
  return subscribe(log, {
    consumer: DISPATCH,
    async handle(batch) {
      const deliveries = await deliveriesOf(configurations, batch)
      await insertDeliveries(batch.tx.db, batch.dossier, deliveries)
      toWake.set(batch.events, new Set(deliveries.map(({ endpointId }) => endpointId)))
    },
    async committed({ events }) {
      for (const endpointId of toWake.get(events) ?? []) waker.wake(endpointId)
    },
    onError({ error, dossier }) {
      logger.error({ err: error, dossier }, 'dispatch.batch')
    },
  })
}

async function deliveriesOf(
  configurations: Configurations,
  { tx, dossier, events }: Batch<DomainLog['registry']>,
): Promise<NewDelivery[]> {
  if (dossier === SYSTEM_LOG) return []
  const subscribers = await listSubscribers(tx.db, dossier)
  if (subscribers.length === 0) return []
  const tellings = await tellingsOf({ log: tx, configurations }, { dossier, events })
  return tellings.flatMap((telling) => {
    const { seq, eventId, classifiedSeq } = telling
    return subscribers
      .filter(({ filter, afterSeq }) => seq > afterSeq && isWanted(filter, telling))
      .map(({ endpointId }) => ({ endpointId, seq, eventId, classifiedSeq }))
  })
}
