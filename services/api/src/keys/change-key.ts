import { randomUUID } from 'node:crypto'
import { type EventMetadata, type eventRegistry, SYSTEM_LOG } from '@onrecord/domain'
import { append, type EventLog, inTransaction } from '@onrecord/event-log'
import { suspendEndpointsOf } from '@onrecord/webhooks/endpoints'
import type { ApiKey, KeptKey } from './api-key.ts'
import { changeKeyRow, revokeKeyRow } from './key-store.ts'

type Log = EventLog<typeof eventRegistry>
type Command = { commandId: string; metadata?: Partial<EventMetadata> }

/** Changes what a key is called and when it ends; undefined where there is none that was not revoked. */
export async function changeKey(
  log: Log,
  change: Pick<ApiKey, 'keyId' | 'label' | 'expiresAt'>,
  { commandId, metadata = {} }: Command,
): Promise<KeptKey | undefined> {
  const { keyId, label, expiresAt } = change
  return inTransaction(log, async (tx) => {
    const changed = await changeKeyRow(tx.db, change)
    if (changed === undefined) return undefined
    const data = { keyId, label, expiresAt: expiresAt?.toISOString() ?? null }
    await append(tx, { dossier: SYSTEM_LOG, commandId, events: [{ type: 'ApiKeyChanged', data }], metadata })
    return changed
  })
}

/** Ends a key for good, and with it what its webhooks are told; false where there is no such key, or it was revoked before. */
export async function revokeKey(
  log: Log,
  keyId: string,
  { commandId, metadata = {} }: Command = { commandId: randomUUID() },
): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    if (!(await revokeKeyRow(tx.db, keyId))) return false
    await suspendEndpointsOf(tx, keyId)
    const events = [{ type: 'ApiKeyRevoked' as const, data: { keyId } }]
    await append(tx, { dossier: SYSTEM_LOG, commandId, events, metadata })
    return true
  })
}
