import { SYSTEM_LOG } from '@onrecord/domain'
import { append, checkpointOf, inTransaction } from '@onrecord/event-log'
import { sql } from 'kysely'
import { DISPATCH } from './dispatch-checkpoint.ts'
import type { DomainLog, EndpointCommand, WebhookEndpoint } from './endpoint.ts'
import { moveCursors, type Place, startPlaces } from './start-cursors.ts'

/**
 * What is to be delivered again: single events, all that have failed for good, or everything that the filter lets through
 * after a seq of each named dossier or recorded after an instant.
 */
export type Redelivery =
  | { of: 'events'; events: readonly Place[] }
  | { of: 'failed' }
  | { of: 'after'; seqs: Readonly<Record<string, number>> }
  | { of: 'since'; instant: Date }

/**
 * Makes events due to an endpoint once more, with the ids that they had, and records that somebody asked. Returns how many
 * deliveries are due by it now; null where they are found by reading the log again, which takes its time. Throws
 * `unknown-dossier`, `beyond-the-log`.
 */
export async function redeliver(
  log: DomainLog,
  { endpoint, redelivery }: { endpoint: WebhookEndpoint; redelivery: Redelivery },
  { commandId, actor, keyId }: EndpointCommand,
): Promise<number | null> {
  const { id } = endpoint
  return inTransaction(log, async (tx) => {
    const count = await makeDue(tx, endpoint, redelivery)
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId,
      events: [{ type: 'WebhookRedeliveryRequested', data: { endpointId: id, of: redelivery.of } }],
      metadata: { actor, keyId },
    })
    return count
  })
}

async function makeDue(tx: DomainLog, endpoint: WebhookEndpoint, redelivery: Redelivery): Promise<number | null> {
  const { id, dossiers } = endpoint
  switch (redelivery.of) {
    case 'events':
      return makeEventsDue(tx, id, redelivery.events)
    case 'failed':
      return makeFailedDue(tx, id)
    case 'after': {
      const start = { from: 'after' as const, seqs: redelivery.seqs }
      const places = await startPlaces(tx, { dossiers, start })
      const named = places.filter(({ dossier }) => Object.hasOwn(redelivery.seqs, dossier))
      return moveBack(tx, id, named)
    }
    case 'since': {
      const start = { from: 'since' as const, instant: redelivery.instant }
      return moveBack(tx, id, await startPlaces(tx, { dossiers, start }))
    }
  }
}

/** Never beyond dispatch: what it has not come to yet would be passed over. */
async function moveBack(tx: DomainLog, id: string, places: readonly Place[]): Promise<null> {
  const behind: Place[] = []
  for (const { dossier, seq } of places) {
    behind.push({ dossier, seq: Math.min(seq, await checkpointOf(tx, DISPATCH, dossier)) })
  }
  await moveCursors(tx, id, behind)
  return null
}

const AGAIN = sql`
  set state = 'due', tries = 0, next_attempt_at = now(), due_since = now(), leased_until = null`

async function makeFailedDue({ db }: DomainLog, id: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhook_delivery ${AGAIN}
    where endpoint_id = ${id} and state in ('failed', 'blocked')`.execute(db)
  return Number(numAffectedRows ?? 0)
}

async function makeEventsDue({ db }: DomainLog, id: string, events: readonly Place[]): Promise<number> {
  let count = 0
  for (const [dossier, own] of Map.groupBy(events, ({ dossier }) => dossier)) {
    const { numAffectedRows } = await sql`
      update webhook_delivery ${AGAIN}
      where dossier_id = ${dossier} and endpoint_id = ${id} and state <> 'due'
        and seq = any (${own.map(({ seq }) => seq)}::bigint[])`.execute(db)
    count += Number(numAffectedRows ?? 0)
  }
  return count
}
