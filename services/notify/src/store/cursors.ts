import type { DB } from '@onrecord/database'
import { WebhookFilter } from '@onrecord/webhooks'
import { DISPATCH } from '@onrecord/webhooks/endpoints'
import type { Kysely } from 'kysely'

/** Where an endpoint is in a dossier's log, and how far dispatch has come there. */
export type Lag = { dossier: string; seq: number; dispatched: number }

/** The dossiers in whose logs an endpoint is behind dispatch, the least behind first. */
export async function listLags(db: Kysely<DB>, endpointId: string): Promise<Lag[]> {
  const rows = await db
    .selectFrom('webhook_cursor as own')
    .innerJoin('checkpoint', (join) =>
      join.onRef('checkpoint.dossier_id', '=', 'own.dossier_id').on('checkpoint.consumer', '=', DISPATCH),
    )
    .select(['own.dossier_id as dossier', 'own.seq', 'checkpoint.seq as dispatched'])
    .where('own.endpoint_id', '=', endpointId)
    .whereRef('own.seq', '<', 'checkpoint.seq')
    .execute()
  return rows.toSorted((a, b) => a.dispatched - a.seq - (b.dispatched - b.seq))
}

/** Locks an endpoint's cursor until the transaction ends; undefined where it has none, or another process is at it. */
export async function lockCursor(
  tx: Kysely<DB>,
  { dossier, endpointId }: { dossier: string; endpointId: string },
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('webhook_cursor')
    .select('seq')
    .where('dossier_id', '=', dossier)
    .where('endpoint_id', '=', endpointId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.seq
}

/** Moves a cursor that this transaction has locked. */
export async function advanceCursor(
  tx: Kysely<DB>,
  { dossier, endpointId, seq }: { dossier: string; endpointId: string; seq: number },
): Promise<void> {
  await tx
    .updateTable('webhook_cursor')
    .set({ seq })
    .where('dossier_id', '=', dossier)
    .where('endpoint_id', '=', endpointId)
    .execute()
}

/** What an endpoint that is sent deliveries wants to be told; undefined where it is gone, disabled or has no address. */
export async function findWish(
  db: Kysely<DB>,
  endpointId: string,
): Promise<{ filter: WebhookFilter; ordered: boolean } | undefined> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(['filter', 'ordered'])
    .where('endpoint_id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .where('url', 'is not', null)
    .executeTakeFirst()
  return row && { filter: WebhookFilter.parse(row.filter), ordered: row.ordered }
}
