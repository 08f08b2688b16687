import type { DB } from '@onrecord/database'
import type { eventRegistry, WebhookDisabledCause } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import type { Selectable } from 'kysely'
import { WebhookFilter } from '../filter.ts'

/** The event log with this product's events. */
export type DomainLog = EventLog<typeof eventRegistry>

/**
 * Who is told of new claims, without secrets. `url` null: nothing is sent, it fetches; `dossiers` null: all; `keyId` null:
 * the operator's own; `concurrency`, `perSecond` null: as the service does with every endpoint; `headerNames` of its own
 * headers, in lower case.
 */
export type WebhookEndpoint = {
  id: string
  url: string | null
  description: string
  filter: WebhookFilter
  dossiers: string[] | null
  ordered: boolean
  concurrency: number | null
  perSecond: number | null
  headerNames: string[]
  keyId: string | null
  createdAt: Date
  disabled: { at: Date; cause: WebhookDisabledCause; reason: string } | null
}

/** On whose behalf endpoints are looked at: a key without a list of dossiers sees all, another only its own. */
export type Viewer = { keyId: string | null; dossiers: readonly string[] | null }

/** Under which id a change is made, and on whose behalf. */
export type EndpointCommand = { commandId: string; actor: string | null; keyId: string | null }

/** The stream of an endpoint's events in the log `_system`. */
export function endpointStream(id: string): string {
  return `webhook-${id}`
}

/** Columns of an endpoint that may be shown. */
export const shownColumns = [
  'endpoint_id',
  'url',
  'description',
  'filter',
  'dossiers',
  'ordered',
  'concurrency',
  'per_second',
  'header_names',
  'key_id',
  'created_at',
  'disabled_at',
  'disabled_cause',
  'disabled_reason',
] as const

/** An endpoint from its row. */
export function endpointOf(
  row: Pick<Selectable<DB['webhook_endpoint']>, (typeof shownColumns)[number]>,
): WebhookEndpoint {
  const { disabled_at: at, disabled_cause: cause, disabled_reason: reason } = row
  return {
    id: row.endpoint_id,
    url: row.url,
    description: row.description,
    filter: WebhookFilter.parse(row.filter),
    dossiers: row.dossiers,
    ordered: row.ordered,
    concurrency: row.concurrency,
    perSecond: row.per_second,
    headerNames: row.header_names,
    keyId: row.key_id,
    createdAt: row.created_at,
    // A check constraint names the causes.
    disabled: at === null || reason === null ? null : { at, cause: cause as WebhookDisabledCause, reason },
  }
}
