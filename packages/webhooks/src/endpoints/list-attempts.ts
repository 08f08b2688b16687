import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { DeliveryStage } from '../delivery-error.ts'
import type { Viewer } from './endpoint.ts'
import { findEndpoint } from './find-endpoint.ts'

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
  delivery: 'due' | 'delivered' | 'failed'
}

/** The latest attempts of an endpoint, newest first, before `before` where given; undefined where the viewer sees none such. */
export async function listAttempts(
  db: Kysely<DB>,
  { viewer, id, limit, before }: { viewer: Viewer; id: string; limit: number; before?: Date },
): Promise<WebhookAttempt[] | undefined> {
  if ((await findEndpoint(db, { viewer, id })) === undefined) return undefined
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
    .orderBy('attempt.dossier_id')
    .orderBy('attempt.seq', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('attempt.at', '<', before)
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
    delivery: row.state as WebhookAttempt['delivery'],
  }))
}
