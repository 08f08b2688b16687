import { randomUUID } from 'node:crypto'
import { type EventMetadata, type eventRegistry, Scope, SYSTEM_LOG } from '@onrecord/domain'
import { append, derivedCommandId, type EventLog, inTransaction } from '@onrecord/event-log'
import { HttpProblem } from '../problem.ts'
import type { KeptKey } from './api-key.ts'
import { insertKey } from './key-store.ts'
import { drawToken } from './token.ts'

/** What a key is made with. `dossiers` null: all of them; `expiresAt` null: never. */
export type WantedKey = {
  label: string
  scopes: readonly Scope[]
  dossiers?: readonly string[] | null
  expiresAt?: Date | null
}

/**
 * Makes a key and records it in the log `_system`. The returned token is the only copy: where the same command made the
 * key before, nothing can tell its token again, and HttpProblem says which key to revoke.
 */
export async function issueKey(
  log: EventLog<typeof eventRegistry>,
  wanted: WantedKey,
  command: { commandId: string; metadata?: Partial<EventMetadata> } = { commandId: randomUUID() },
): Promise<{ token: string; key: KeptKey }> {
  const { commandId, metadata = {} } = command
  const { token, handle, digest } = drawToken('onr')
  const key: KeptKey = {
    keyId: derivedCommandId(commandId, 'key'),
    handle,
    label: wanted.label,
    scopes: Scope.options.filter((scope) => wanted.scopes.includes(scope)),
    dossiers: wanted.dossiers ? [...new Set(wanted.dossiers)] : null,
    expiresAt: wanted.expiresAt ?? null,
    createdAt: new Date(),
    lastUsedAt: null,
    revokedAt: null,
  }
  const { keyId, label, scopes, dossiers, expiresAt } = key
  await inTransaction(log, async (tx) => {
    if (!(await insertKey(tx.db, { key, digest }))) throw tokenLost(`The key ${keyId}`)
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId,
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
      metadata,
    })
  })
  return { token, key }
}

/** A token that was made, but whose answer never arrived, is stored nowhere: it can only be ended. */
export function tokenLost(what: string): HttpProblem {
  const advice = 'revoke it, and make another with a new Idempotency-Key.'
  return new HttpProblem('conflict', `${what} was made before, and its token can not be told again: ${advice}`)
}
