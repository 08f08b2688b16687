import { DomainError, SYSTEM_LOG } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import type { DomainLog, EndpointCommand, WebhookEndpoint } from './endpoint.ts'

/**
 * Asks for a test delivery and returns what it is known by: the event is the one that is sent, and its attempts are listed
 * with those of the log `_system`. Throws `webhook-disabled` where nothing is sent to the endpoint now.
 */
export async function testEndpoint(
  log: DomainLog,
  { id: endpointId, url, disabled }: WebhookEndpoint,
  { commandId, actor, keyId }: EndpointCommand,
): Promise<{ seq: number; eventId: string }> {
  if (disabled !== null) throw notSent(endpointId, `It is disabled (${disabled.reason}): enable it first.`)
  if (url === null) throw notSent(endpointId, 'It has no address: nothing is sent to it.')
  const { events } = await append(log, {
    dossier: SYSTEM_LOG,
    commandId,
    events: [{ type: 'WebhookTested', data: { endpointId } }],
    metadata: { actor, keyId },
  })
  const [tested] = events
  if (tested === undefined) throw new Error('a command of one event has appended none')
  return { seq: tested.seq, eventId: tested.eventId }
}

function notSent(endpointId: string, message: string): DomainError<'webhook-disabled'> {
  return new DomainError('webhook-disabled', message, { endpointId })
}
