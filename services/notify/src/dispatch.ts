import { type RecordedEvent, SYSTEM_LOG } from '@onrecord/domain'
import { type Batch, type Subscription, subscribe } from '@onrecord/event-log'
import { DISPATCH, type DomainLog } from '@onrecord/webhooks/endpoints'
import { type Configurations, isWanted, type Telling, tellingsOf } from '@onrecord/webhooks/telling'
import type { Logger } from 'pino'
import { insertDeliveries, type NewDelivery } from './store/deliveries.ts'
import {
  joinDispatch,
  leaveBehind,
  listBehind,
  listOverloaded,
  listSubscribers,
  type Subscriber,
} from './store/subscribers.ts'
import type { Waker } from './waker.ts'

/**
 * Follows every log and makes a delivery due for each claim and notice and each endpoint that wants it, in the transaction that
 * moves the checkpoint: none is forgotten, none is made twice. An endpoint that can't be sent anything now is left where it is
 * by a cursor of its own; {@link catchUp} goes on from there.
 */
export function startDispatch({
  log,
  configurations,
  waker,
  logger,
  mostDue,
}: {
  log: DomainLog
  configurations: Configurations
  waker: Waker
  logger: Logger
  mostDue: number
}): Subscription {
  // One batch of a log is under way at a time.
  const toWake = new Map<string, ReadonlySet<string>>()
  return subscribe(log, {
    consumer: DISPATCH,
    async handle(batch) {
      const woken =
        batch.dossier === SYSTEM_LOG
          ? await dispatchSystem(batch)
          : await dispatchDossier(configurations, batch, mostDue)
      toWake.set(batch.dossier, woken)
    },
    async committed({ dossier, events }) {
      for (const endpointId of toWake.get(dossier) ?? []) waker.wake(endpointId)
      toWake.delete(dossier)
      // Who subscribed or was enabled meanwhile was woken before there was anything to read.
      const last = events.at(-1)
      if (dossier === SYSTEM_LOG || last === undefined) return
      for (const endpointId of await listBehind(log.db, { dossier, seq: last.seq })) waker.wake(endpointId)
    },
    onError({ error, dossier }) {
      logger.error({ err: error, dossier }, 'dispatch.batch')
    },
  })
}

type DomainBatch = Batch<DomainLog['registry']>

/** Tests fall due; whatever else happened to an endpoint may have given it something to do. */
async function dispatchSystem({ tx, events }: DomainBatch): Promise<Set<string>> {
  const tests = events.filter((event) => event.type === 'WebhookTested')
  await insertDeliveries(
    tx.db,
    SYSTEM_LOG,
    tests.map(({ seq, eventId, data }) => ({ seq, eventId, classifiedSeq: null, ordered: false, ...data })),
  )
  return new Set(events.flatMap(endpointToWake))
}

function endpointToWake(event: RecordedEvent): string[] {
  switch (event.type) {
    case 'WebhookSubscribed':
    case 'WebhookChanged':
    case 'WebhookEnabled':
    case 'WebhookTested':
    case 'WebhookRedeliveryRequested':
      return [event.data.endpointId]
    default:
      return []
  }
}

async function dispatchDossier(
  configurations: Configurations,
  { tx, dossier, events }: DomainBatch,
  mostDue: number,
): Promise<Set<string>> {
  const [first, last] = [events[0], events.at(-1)]
  if (first === undefined || last === undefined) return new Set()
  const before = first.seq - 1
  // Whose cursor lies before is read to from there.
  const present = (await listSubscribers(tx.db, dossier)).filter(({ cursor }) => cursor === null || cursor >= before)
  if (present.length === 0) return new Set()
  const tellings = await tellingsOf({ log: tx, configurations }, { dossier, events })

  const wanted = present.filter((subscriber) => wantedBy(subscriber, tellings).length > 0)
  const overloaded = await listOverloaded(tx.db, {
    endpointIds: wanted.map(({ endpointId }) => endpointId),
    most: mostDue,
  })
  const isLeft = ({ isEnabled, endpointId }: Subscriber) => !isEnabled || overloaded.includes(endpointId)
  const left = present.filter(isLeft).filter(({ cursor }) => cursor === null)
  await leaveBehind(tx.db, { dossier, seq: before, endpointIds: left.map(({ endpointId }) => endpointId) })

  const following = present.filter((subscriber) => !isLeft(subscriber))
  const deliveries = following.flatMap((subscriber) => wantedBy(subscriber, tellings))
  await insertDeliveries(tx.db, dossier, deliveries)
  for (const { endpointId, cursor } of following) {
    if (cursor !== null && cursor <= last.seq) await joinDispatch(tx.db, { dossier, endpointId, seq: cursor })
  }
  return new Set(deliveries.map(({ endpointId }) => endpointId))
}

function wantedBy({ endpointId, ordered, filter, cursor }: Subscriber, tellings: readonly Telling[]): NewDelivery[] {
  return tellings
    .filter((telling) => telling.seq > (cursor ?? 0) && isWanted(filter, telling))
    .map(({ seq, eventId, classifiedSeq }) => ({ endpointId, seq, eventId, classifiedSeq, ordered }))
}
