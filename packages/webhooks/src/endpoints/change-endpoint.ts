import { DomainError, type DomainEvent, type EventData, SYSTEM_LOG } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import { sql } from 'kysely'
import type { EndpointDeps, EndpointSettings } from './create-endpoint.ts'
import { hasKeyEnded } from './ended-keys.ts'
import { type DomainLog, type EndpointCommand, endpointStream, type WebhookEndpoint } from './endpoint.ts'
import { saveHeaders } from './sealed.ts'
import { moveCursors, startPlaces } from './start-cursors.ts'

/** New settings; what is left out stays. `enabled` false stops deliveries by hand, true starts them again. */
export type EndpointChanges = Partial<EndpointSettings> & { enabled?: boolean }

type Setting = EventData<'WebhookChanged'>['changed'][number]

/**
 * Changes an endpoint at the version of its stream that the caller has seen. Deliveries under way end as they began; what
 * is waiting goes to the new address, in the new order. Throws ConcurrencyError, `nothing-to-change`, `key-ended`.
 */
export async function changeEndpoint(
  { log, secretsKeys }: EndpointDeps,
  { endpoint, changes, version }: { endpoint: WebhookEndpoint; changes: EndpointChanges; version: number },
  command: EndpointCommand,
): Promise<void> {
  const { id } = endpoint
  const events = eventsOf(endpoint, changes)
  if (events.length === 0) {
    throw new DomainError('nothing-to-change', 'The webhook is so already.', { streamId: endpointStream(id) })
  }
  await inTransaction(log, async (tx) => {
    if (changes.enabled === true && (await hasKeyEnded(tx.db, endpoint.keyId))) {
      throw new DomainError('key-ended', 'The key that subscribed has ended: subscribe anew with another one.', {
        endpointId: id,
      })
    }
    await saveSettings(tx, endpoint, changes)
    if (changes.headers !== undefined) await saveHeaders(tx.db, secretsKeys, id, changes.headers)
    // What it could have fetched so far is not sent as well.
    if (endpoint.url === null && changes.url) {
      await moveCursors(tx, id, await startPlaces(tx, { dossiers: endpoint.dossiers, start: { from: 'now' } }))
    }
    if (changes.url === null) await dropDeliveries(tx, id)
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: command.commandId,
      events: events.map((event, nth) => (nth === 0 ? { ...event, expected: version } : event)),
      metadata: { actor: command.actor, keyId: command.keyId },
    })
  })
}

function eventsOf(endpoint: WebhookEndpoint, changes: EndpointChanges): DomainEvent[] {
  const { id: endpointId } = endpoint
  const events: DomainEvent[] = []
  const changed = changedSettings(endpoint, changes)
  if (changed.length > 0) events.push({ type: 'WebhookChanged', data: { endpointId, changed } })
  if (changes.enabled === true && endpoint.disabled !== null) {
    events.push({ type: 'WebhookEnabled', data: { endpointId } })
  }
  if (changes.enabled === false && endpoint.disabled === null) {
    events.push({ type: 'WebhookDisabled', data: { endpointId, cause: 'by-hand', reason: BY_HAND } })
  }
  return events
}

const BY_HAND = 'it was disabled by hand'

function changedSettings(endpoint: WebhookEndpoint, changes: EndpointChanges): Setting[] {
  const { url, headers, filter, description, ordered, concurrency, perSecond } = changes
  const changed: Setting[] = []
  if (url !== undefined && (url?.href ?? null) !== endpoint.url) changed.push('url')
  if (description !== undefined && description !== endpoint.description) changed.push('description')
  if (filter !== undefined && JSON.stringify(filter) !== JSON.stringify(endpoint.filter)) changed.push('filter')
  if (ordered !== undefined && ordered !== endpoint.ordered) changed.push('ordered')
  if (concurrency !== undefined && concurrency !== endpoint.concurrency) changed.push('concurrency')
  if (perSecond !== undefined && perSecond !== endpoint.perSecond) changed.push('perSecond')
  // The old values are sealed; given anew they count as changed, unless there are none before and after.
  if (headers !== undefined && Object.keys(headers).length + endpoint.headerNames.length > 0) changed.push('headers')
  return changed
}

async function saveSettings(tx: DomainLog, { id, disabled }: WebhookEndpoint, changes: EndpointChanges): Promise<void> {
  const { url, description, filter, ordered, concurrency, perSecond, headers, enabled } = changes
  await tx.db
    .updateTable('webhook_endpoint')
    .set({
      ...(url === undefined ? {} : { url: url?.href ?? null }),
      ...(description === undefined ? {} : { description }),
      ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
      ...(ordered === undefined ? {} : { ordered }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(perSecond === undefined ? {} : { per_second: perSecond }),
      ...(headers === undefined ? {} : { header_names: Object.keys(headers) }),
      ...(enabled === true ? STARTED_AGAIN : {}),
      ...(enabled === false && disabled === null
        ? { disabled_at: new Date(), disabled_cause: 'by-hand', disabled_reason: BY_HAND }
        : {}),
      // Another address has not failed yet.
      ...(url === undefined ? {} : NOT_FAILING),
    })
    .where('endpoint_id', '=', id)
    .execute()
  if (ordered !== undefined) await putInOrder(tx, id, ordered)
}

const NOT_FAILING = { failures: 0, failing_since: null, failed_at: null, paused_until: null }
const STARTED_AGAIN = { disabled_at: null, disabled_cause: null, disabled_reason: null, ...NOT_FAILING }

/** What waits is delivered in order, or no longer so: then nothing blocks. */
async function putInOrder(tx: DomainLog, id: string, ordered: boolean): Promise<void> {
  await sql`
    update webhook_delivery
    set ordered = ${ordered},
        state = case when state = 'blocked' and not ${ordered} then 'failed' else state end
    where endpoint_id = ${id} and state in ('due', 'blocked')`.execute(tx.db)
}

async function dropDeliveries(tx: DomainLog, id: string): Promise<void> {
  await tx.db
    .deleteFrom('webhook_delivery')
    .where('endpoint_id', '=', id)
    .where('state', 'in', ['due', 'blocked'])
    .execute()
  await tx.db.deleteFrom('webhook_cursor').where('endpoint_id', '=', id).execute()
}
