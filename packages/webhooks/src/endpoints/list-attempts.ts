import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import type { DeliveryStage } from '../delivery-error.ts'
import type { Viewer } from './endpoint.ts'
import { findEndpoint } from './find-endpoint.ts'

/** What becomes of an event for an endpoint; blocked: failed for good, and those after it wait for it. */
export type DeliveryState = 'due' | 'delivered' | 'failed' | 'blocked'

/** One try to deliver one event. `answer` is the first 4 KiB as UTF-8; `errorStage` null: it was delivered. */
export type WebhookAttempt = {
  dossier: string
  seq: number
  eventId: string
  attempt: number
  at: Date
  durationMs: number
  status: number | null
  errorStage: DeliveryStage | null
  error: string | null
  answer: string | null
  delivery: DeliveryState
}

/** Where a page of attempts ended. */
export type AttemptPlace = { at: string; dossier: string; seq: number; attempt: number }

/** Which attempts: `outcome` of the attempt itself, `dossier` and `seq` of the event; `before` is where the page before ended. */
export type AttemptQuery = {
  limit: number
  outcome?: 'delivered' | 'failed' | undefined
  dossier?: string | undefined
  seq?: number | undefined
  before?: AttemptPlace | undefined
}

/** The latest attempts of an endpoint, newest first; undefined where the viewer sees none such. */
export async function listAttempts(
  db: Kysely<DB>,
  { viewer, id, ...asked }: { viewer: Viewer; id: string } & AttemptQuery,
): Promise<WebhookAttempt[] | undefined> {
  if ((await findEndpoint(db, { viewer, id })) === undefined) return undefined
  const { outcome, dossier, seq, before } = asked
  let query = db
    .selectFrom('webhook_attempt as attempt')
    .innerJoin('webhook_delivery as delivery', (join) =>
      join
        .onRef('delivery.dossier_id', '=', 'attempt.dossier_id')
        .onRef('delivery.endpoint_id', '=', 'attempt.endpoint_id')
        .onRef('delivery.seq', '=', 'attempt.seq'),
    )
    .selectAll('attempt')
    .select(['delivery.event_id', 'delivery.state'])
    .where('attempt.endpoint_id', '=', id)
    .orderBy('attempt.at', 'desc')
    .orderBy('attempt.dossier_id', 'desc')
    .orderBy('attempt.seq', 'desc')
    .orderBy('attempt.attempt', 'desc')
    .limit(asked.limit)
  if (outcome !== undefined) query = query.where('error_stage', outcome === 'failed' ? 'is not' : 'is', null)
  if (dossier !== undefined) query = query.where('attempt.dossier_id', '=', dossier)
  if (seq !== undefined) query = query.where('attempt.seq', '=', seq)
  if (before !== undefined) {
    query = query.where(sql<boolean>`(attempt.at, attempt.dossier_id, attempt.seq, attempt.attempt)
      < (${before.at}::timestamptz, ${before.dossier}, ${before.seq}::bigint, ${before.attempt}::integer)`)
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    dossier: row.dossier_id,
    seq: row.seq,
    eventId: row.event_id,
    attempt: row.attempt,
    at: row.at,
    durationMs: row.duration_ms,
    status: row.status,
    // Written by the notify service alone, from a DeliveryError.
    errorStage: row.error_stage as DeliveryStage | null,
    error: row.error,
    answer: row.answer && row.answer.toString('utf8'),
    // A check constraint names the states.
    delivery: row.state as DeliveryState,
  }))
}
