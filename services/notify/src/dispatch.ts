import { type RecordedEvent, SYSTEM_LOG } from '@onrecord/domain'
import { type Batch, type Subscription, subscribe } from '@onrecord/event-log'
import { type FilterSubject, matches, subjectOfEvents, subjectOfNotice } from '@onrecord/webhooks'
import type { DomainLog } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import { pairWithClassification } from './claim-events.ts'
import type { Configurations } from './configurations.ts'
import { findNoticedClaims, isNotice } from './notices.ts'
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

/** What a filter is asked about, and the delivery that it would make. */
type Candidate = Omit<NewDelivery, 'endpointId'> & { subject: FilterSubject; configVersion: number | null }

async function deliveriesOf(
  configurations: Configurations,
  { tx, dossier, events }: Batch<DomainLog['registry']>,
): Promise<NewDelivery[]> {
  if (dossier === SYSTEM_LOG) return []
  const told = events.filter(({ metadata }) => metadata.quiet !== true)
  const candidates = [...(await newClaims(tx, dossier, told)), ...(await noticesOf(tx, dossier, told))]
  if (candidates.length === 0) return []
  const subscribers = await listSubscribers(tx.db, dossier)
  if (subscribers.length === 0) return []

  const deliveries: NewDelivery[] = []
  for (const { subject, configVersion, ...event } of candidates) {
    const threshold = await configurations.find(tx, { dossier, version: configVersion })
    for (const { endpointId, filter, afterSeq } of subscribers) {
      if (event.seq > afterSeq && matches(filter, subject, threshold)) deliveries.push({ endpointId, ...event })
    }
  }
  return deliveries
}

async function newClaims(tx: DomainLog, dossier: string, events: readonly RecordedEvent[]): Promise<Candidate[]> {
  const claims = await pairWithClassification(tx, dossier, events)
  return claims.map(({ recorded: { seq, eventId, ...recorded }, classified }) => ({
    seq,
    eventId,
    classifiedSeq: classified?.seq ?? null,
    subject: subjectOfEvents(recorded, classified?.data ?? null),
    configVersion: classified?.data.configVersion ?? null,
  }))
}

async function noticesOf(tx: DomainLog, dossier: string, events: readonly RecordedEvent[]): Promise<Candidate[]> {
  const notices = events.filter(isNotice)
  const claims = await findNoticedClaims(tx, dossier, notices)
  return notices.flatMap((notice) => {
    const claim = claims.get(notice.seq)
    if (claim === undefined) return []
    const { seq, eventId } = notice
    const { kind, review, classification } = claim
    const { act, confidence } = claim.found
    const subject = subjectOfNotice(notice, { kind, act, confidence, review, classification })
    return [{ seq, eventId, classifiedSeq: null, subject, configVersion: classification?.configVersion ?? null }]
  })
}
