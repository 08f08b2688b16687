import { SYSTEM_LOG } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import type { DomainLog, EndpointCommand, Viewer } from './endpoint.ts'
import { seenBy } from './find-endpoint.ts'

/**
 * Ends a subscription with everything that was due to it and its attempts; `WebhookUnsubscribed` remains. False where
 * the viewer sees no such endpoint.
 */
export async function deleteEndpoint(
  log: DomainLog,
  { viewer, id }: { viewer: Viewer; id: string },
  command: EndpointCommand,
): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    const { numDeletedRows } = await tx.db
      .deleteFrom('webhook_endpoint')
      .where('endpoint_id', '=', id)
      .where(seenBy(viewer))
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) return false
    for (const table of ['webhook_secret', 'webhook_cursor', 'webhook_delivery', 'webhook_attempt'] as const) {
      await tx.db.deleteFrom(table).where('endpoint_id', '=', id).execute()
    }
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: command.commandId,
      events: [{ type: 'WebhookUnsubscribed', data: { endpointId: id } }],
      metadata: { actor: command.actor, keyId: command.keyId },
    })
    return true
  })
}
