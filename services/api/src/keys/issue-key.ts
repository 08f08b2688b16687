import { randomUUID } from 'node:crypto'
import { type eventRegistry, Scope, SYSTEM_LOG } from '@onrecord/domain'
import { append, type EventLog, inTransaction } from '@onrecord/event-log'
import { suspendEndpointsOf } from '@onrecord/webhooks/endpoints'
import { insertKey, revokeKeyRow } from '../store.ts'
import type { ApiKey } from './api-key.ts'
import { drawToken } from './token.ts'

type Log = EventLog<typeof eventRegistry>

/**
 * Makes a key and records it in the log `_system`. The returned token is the only copy. `dossiers` null: all of them;
 * `expiresAt` null: never.
 */
export async function issueKey(
  log: Log,
  wanted: { label: string; scopes: readonly Scope[]; dossiers?: readonly string[] | null; expiresAt?: Date | null },
): Promise<{ token: string; key: ApiKey }> {
  const { token, handle, digest } = drawToken()
  const key: ApiKey = {
    keyId: randomUUID(),
    handle,
    label: wanted.label,
    scopes: Scope.options.filter((scope) => wanted.scopes.includes(scope)),
    dossiers: wanted.dossiers ?? null,
    expiresAt: wanted.expiresAt ?? null,
  }
  const { keyId, label, scopes, dossiers, expiresAt } = key
  await inTransaction(log, async (tx) => {
    await insertKey(tx.db, { key, digest })
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: randomUUID(),
      events: [
        {
          type: 'ApiKeyIssued',
          data: {
            keyId,
            digest,
            label,
            scopes: [...scopes],
            dossiers: dossiers && [...dossiers],
            expiresAt: expiresAt?.toISOString() ?? null,
          },
          expected: 'no-stream',
        },
      ],
    })
  })
  return { token, key }
}

/** Ends a key for good, and with it what its webhooks are told; false where there is no such key, or it was revoked before. */
export async function revokeKey(log: Log, keyId: string): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    if (!(await revokeKeyRow(tx.db, keyId))) return false
    await suspendEndpointsOf(tx.db, keyId)
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: randomUUID(),
      events: [{ type: 'ApiKeyRevoked', data: { keyId } }],
    })
    return true
  })
}
