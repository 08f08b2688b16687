import type { DB } from '@onrecord/database'
import type { ExpressionBuilder, Kysely } from 'kysely'
import { endpointOf, shownColumns, type Viewer, type WebhookEndpoint } from './endpoint.ts'

/** Endpoints that the viewer may see, oldest first. */
export async function listEndpoints(db: Kysely<DB>, viewer: Viewer): Promise<WebhookEndpoint[]> {
  const rows = await db
    .selectFrom('webhook_endpoint')
    .select(shownColumns)
    .where(seenBy(viewer))
    .orderBy('created_at')
    .orderBy('endpoint_id')
    .execute()
  return rows.map(endpointOf)
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
