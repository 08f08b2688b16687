import { inTransaction } from '@onrecord/event-log'
import { type Health, healthAfter, isGivenUp } from '@onrecord/webhooks'
import { type DomainLog, disableEndpoint } from '@onrecord/webhooks/endpoints'
import type { Logger } from 'pino'
import { type Attempt, isDelivered, isGone, outcomeOf } from './attempt.ts'
import { type Delivery, recordOutcomes, releaseDeliveries } from './store/deliveries.ts'
import { lockHealth, saveHealth } from './store/targets.ts'

type Deps = { log: DomainLog; logger: Logger }

/** What was taken, and what came of it, in the order in which it ended; deliveries without an attempt are given back. */
type Batch = {
  endpointId: string
  wasFailing: boolean
  deliveries: readonly Delivery[]
  attempts: ReadonlyMap<Delivery, Attempt>
}

/** Records each attempt, what follows for its delivery, and how the endpoint is doing after them all. */
export async function recordAttempts({ log, logger }: Deps, batch: Batch): Promise<void> {
  const { endpointId, deliveries, attempts } = batch
  for (const [delivery, attempt] of attempts) report(logger, { endpointId, delivery, attempt })
  await recordHealth(log, batch)
  for (const [dossier, own] of Map.groupBy(deliveries, ({ dossier }) => dossier)) {
    const key = { dossier, endpointId }
    const outcomes = own.flatMap((delivery) => {
      const attempt = attempts.get(delivery)
      return attempt === undefined ? [] : [outcomeOf(delivery, attempt, Math.random())]
    })
    const untried = own.filter((delivery) => !attempts.has(delivery)).map(({ seq }) => seq)
    await recordOutcomes(log.db, key, outcomes)
    await releaseDeliveries(log.db, key, untried)
  }
}

/** A receiver that wants no more is left alone for good, one that fails for days too; both say so. */
async function recordHealth(log: DomainLog, { endpointId: id, wasFailing, attempts }: Batch): Promise<void> {
  const all = [...attempts.values()]
  if (all.some(isGone)) {
    await disableEndpoint(log, { id, cause: 'gone', reason: 'it answered 410 Gone' })
    return
  }
  // Success after success changes nothing, and is most of what there is.
  if (all.length === 0 || (!wasFailing && all.every(isDelivered))) return
  const health = await inTransaction(log, async (tx) => {
    const before = await lockHealth(tx.db, id)
    if (before === undefined) return undefined
    const ended = all.map((attempt) => ({
      endedAt: new Date(attempt.at.getTime() + attempt.durationMs),
      delivered: isDelivered(attempt),
    }))
    const after = healthAfter(before, ended, Math.random())
    await saveHealth(tx.db, id, after)
    return after
  })
  if (health !== undefined && isGivenUp(health)) {
    await disableEndpoint(log, {
      id,
      cause: 'failing',
      reason: reasonOf(
        health,
        all.findLast((one) => !isDelivered(one)),
      ),
    })
  }
}

function reasonOf({ failingSince }: Health, attempt: Attempt | undefined): string {
  const last =
    attempt === undefined
      ? ''
      : `, the last with ${'answer' in attempt ? attempt.answer.status : attempt.error.message}`
  return `every delivery since ${failingSince?.toISOString() ?? 'long ago'} has failed${last}`
}

function report(
  logger: Logger,
  { endpointId, delivery, attempt }: { endpointId: string; delivery: Delivery; attempt: Attempt },
): void {
  const line = {
    endpoint: endpointId,
    dossier: delivery.dossier,
    seq: delivery.seq,
    event: delivery.eventId,
    attempt: delivery.attempts + 1,
    durationMs: Math.round(attempt.durationMs),
    ...('answer' in attempt ? { status: attempt.answer.status } : { stage: attempt.error.stage }),
  }
  logger.info(line, 'webhook.attempt')
}
