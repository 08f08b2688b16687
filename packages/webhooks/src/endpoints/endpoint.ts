import type { DB } from '@onrecord/database'
import type { eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import type { Selectable } from 'kysely'
import { WebhookFilter } from '../filter.ts'

/** The event log with this product's events. */
export type DomainLog = EventLog<typeof eventRegistry>

/** Who is told of new claims, without the secret. `dossiers` null: all; `keyId` null: the operator's own. */
export type WebhookEndpoint = {
  id: string
  url: string
  description: string
  filter: WebhookFilter
  dossiers: string[] | null
  keyId: string | null
  createdAt: Date
  disabled: { at: Date; reason: string } | null
}

/** On whose behalf endpoints are looked at: a key without a list of dossiers sees all, another only its own. */
export type Viewer = { keyId: string | null; dossiers: readonly string[] | null }

/** Columns of an endpoint that may be shown. */
export const shownColumns = [
  'endpoint_id',
  'url',
  'description',
  'filter',
  'dossiers',
  'key_id',
  'created_at',
  'disabled_at',
  'disabled_reason',
] as const

/** An endpoint from its row. */
export function endpointOf(
  row: Pick<Selectable<DB['webhook_endpoint']>, (typeof shownColumns)[number]>,
): WebhookEndpoint {
  const { disabled_at: at, disabled_reason: reason } = row
  return {
    id: row.endpoint_id,
    url: row.url,
    description: row.description,
    filter: WebhookFilter.parse(row.filter),
    dossiers: row.dossiers,
    keyId: row.key_id,
    createdAt: row.created_at,
    disabled: at === null || reason === null ? null : { at, reason },
  }
}
