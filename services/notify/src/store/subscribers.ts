import type { DB } from '@onrecord/database'
import { WebhookFilter } from '@onrecord/webhooks'
import { type Kysely, sql } from 'kysely'

/**
 * An endpoint as dispatch sees it. `cursor`: it is told of what comes after that seq, and where dispatch has passed it, by
 * reading the log again; null: it follows dispatch.
 */
export type Subscriber = {
  endpointId: string
  filter: WebhookFilter
  ordered: boolean
  isEnabled: boolean
  cursor: number | null
}

/** Endpoints that are to be sent what a dossier tells, disabled ones included. */
export async function listSubscribers(db: Kysely<DB>, dossier: string): Promise<Subscriber[]> {
  const rows = await db
    .selectFrom('webhook_endpoint as endpoint')
    .leftJoin('webhook_cursor as own', (join) =>
      join.onRef('own.endpoint_id', '=', 'endpoint.endpoint_id').on('own.dossier_id', '=', dossier),
    )
    .select(['endpoint.endpoint_id', 'endpoint.filter', 'endpoint.ordered', 'endpoint.disabled_at', 'own.seq'])
    .where('endpoint.url', 'is not', null)
    .where((where) => where.or([where('dossiers', 'is', null), sql<boolean>`${dossier} = any(dossiers)`]))
    .execute()
  return rows.map((row) => ({
    endpointId: row.endpoint_id,
    filter: WebhookFilter.parse(row.filter),
    ordered: row.ordered,
    isEnabled: row.disabled_at === null,
    cursor: row.seq,
  }))
}

/** Those of the endpoints to which `most` deliveries or more are due. */
export async function listOverloaded(
  db: Kysely<DB>,
  { endpointIds, most }: { endpointIds: readonly string[]; most: number },
): Promise<string[]> {
  if (endpointIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id
    from unnest(${endpointIds}::uuid[]) as asked (id)
    where exists (
      select
      from webhook_delivery
      where endpoint_id = asked.id and state = 'due'
      offset ${most - 1}
    )`.execute(db)
  return rows.map(({ id }) => id)
}

/** Leaves endpoints where they are in a dossier's log; one that has a cursor keeps it. */
export async function leaveBehind(
  db: Kysely<DB>,
  { dossier, seq, endpointIds }: { dossier: string; seq: number; endpointIds: readonly string[] },
): Promise<void> {
  if (endpointIds.length === 0) return
  await db
    .insertInto('webhook_cursor')
    .values(endpointIds.map((id) => ({ dossier_id: dossier, endpoint_id: id, seq })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Endpoints that could be sent something now and whose cursor in a dossier's log lies before `seq`. */
export async function listBehind(
  db: Kysely<DB>,
  { dossier, seq }: { dossier: string; seq: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_cursor as own')
    .innerJoin('webhook_endpoint as endpoint', 'endpoint.endpoint_id', 'own.endpoint_id')
    .select('own.endpoint_id')
    .where('own.dossier_id', '=', dossier)
    .where('own.seq', '<', seq)
    .where('endpoint.url', 'is not', null)
    .where('endpoint.disabled_at', 'is', null)
    .where(sql<boolean>`coalesce(endpoint.paused_until <= now(), true)`)
    .execute()
  return rows.map(({ endpoint_id }) => endpoint_id)
}

/** An endpoint that has come to `seq` follows dispatch from there; one that was put elsewhere meanwhile does not. */
export async function joinDispatch(
  db: Kysely<DB>,
  place: { dossier: string; endpointId: string; seq: number },
): Promise<void> {
  await db
    .deleteFrom('webhook_cursor')
    .where('dossier_id', '=', place.dossier)
    .where('endpoint_id', '=', place.endpointId)
    .where('seq', '=', place.seq)
    .execute()
}
