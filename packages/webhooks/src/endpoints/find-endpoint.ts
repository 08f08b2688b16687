import type { DB } from '@onrecord/database'
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { endpointOf, shownColumns, type Viewer, type WebhookEndpoint } from './endpoint.ts'

/** Where a page of endpoints ended. */
export type EndpointPlace = { createdAt: string; id: string }

/** Endpoints that the viewer may see, oldest first, at most `limit`, those after `after` where given. */
export async function listEndpoints(
  db: Kysely<DB>,
  viewer: Viewer,
  { limit, after }: { limit: number; after?: EndpointPlace | undefined },
): Promise<WebhookEndpoint[]> {
  let query = db
    .selectFrom('webhook_endpoint')
    .select(shownColumns)
    .where(seenBy(viewer))
    .orderBy('created_at')
    .orderBy('endpoint_id')
    .limit(limit)
  if (after !== undefined) {
    query = query.where(sql<boolean>`(created_at, endpoint_id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`)
  }
  return (await query.execute()).map(endpointOf)
}

/** One endpoint; undefined where there is none that the viewer may see. */
export async function findEndpoint(
  db: Kysely<DB>,
  { viewer, id }: { viewer: Viewer; id: string },
): Promise<WebhookEndpoint | undefined> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(shownColumns)
    .where('endpoint_id', '=', id)
    .where(seenBy(viewer))
    .executeTakeFirst()
  return row && endpointOf(row)
}

/** The condition under which a viewer sees an endpoint. */
export function seenBy(viewer: Viewer) {
  return (where: ExpressionBuilder<DB, 'webhook_endpoint'>) => {
    if (viewer.dossiers === null) return where.val(true)
    return viewer.keyId === null ? where.val(false) : where('key_id', '=', viewer.keyId)
  }
}
