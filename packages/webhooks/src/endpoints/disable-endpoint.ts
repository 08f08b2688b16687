import { randomUUID } from 'node:crypto'
import { SYSTEM_LOG, type WebhookDisabledCause } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import type { DomainLog } from './endpoint.ts'

/**
 * Stops deliveries to an endpoint and records why; what it is to be told waits. The first reason stays: false where it was
 * disabled already, or is gone.
 */
export async function disableEndpoint(
  log: DomainLog,
  { id, cause, reason }: { id: string; cause: WebhookDisabledCause; reason: string },
): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    const { numUpdatedRows } = await tx.db
      .updateTable('webhook_endpoint')
      .set({ disabled_at: new Date(), disabled_cause: cause, disabled_reason: reason })
      .where('endpoint_id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: randomUUID(),
      events: [{ type: 'WebhookDisabled', data: { endpointId: id, cause, reason } }],
    })
    return true
  })
}
