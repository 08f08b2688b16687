import { randomBytes } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import { append, findCommand, inTransaction } from '@onrecord/event-log'
import { formatSecret, SECRET_BYTES } from '../signing.ts'
import type { EndpointDeps } from './create-endpoint.ts'
import type { EndpointCommand } from './endpoint.ts'
import { openEndpointSecrets, saveSealed } from './sealed.ts'

/**
 * Gives an endpoint a new secret, returned this once but to the same command. Those before sign as well until `graceEndsAt`,
 * or until they end anyway, so that a receiver can change over without refusing a delivery.
 */
export async function rotateSecret(
  { log, secretsKeys }: EndpointDeps,
  { id, graceEndsAt }: { id: string; graceEndsAt: Date },
  command: EndpointCommand,
): Promise<{ secret: string; graceEndsAt: Date }> {
  const secret = formatSecret(randomBytes(SECRET_BYTES))
  return inTransaction(log, async (tx) => {
    const before = await findCommand(tx, { dossier: SYSTEM_LOG, commandId: command.commandId })
    const [rotated] = before?.events ?? []
    if (rotated?.type === 'WebhookSecretRotated') {
      const { secrets } = await openEndpointSecrets(tx.db, secretsKeys, id)
      return { secret: secrets[0] ?? '', graceEndsAt: new Date(rotated.data.graceEndsAt) }
    }
    await tx.db
      .updateTable('webhook_secret')
      .set((set) => ({ expires_at: set.fn('least', [set.ref('expires_at'), set.val(graceEndsAt)]) }))
      .where('endpoint_id', '=', id)
      .where('purpose', '=', 'signing')
      .execute()
    await saveSealed(tx.db, secretsKeys, { id, purpose: 'signing', text: secret })
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: command.commandId,
      events: [{ type: 'WebhookSecretRotated', data: { endpointId: id, graceEndsAt: graceEndsAt.toISOString() } }],
      metadata: { actor: command.actor, keyId: command.keyId },
    })
    return { secret, graceEndsAt }
  })
}
