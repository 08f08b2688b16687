import { randomBytes } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import type { EndpointUrl } from '../address-guard/index.ts'
import type { WebhookFilter } from '../filter.ts'
import { openSecret, type SecretsKey, sealSecret } from '../secret-box.ts'
import { formatSecret, SECRET_BYTES } from '../signing.ts'
import { type DomainLog, endpointOf, shownColumns, type WebhookEndpoint } from './endpoint.ts'

/**
 * What a subscriber asks for. `id` follows from the command; `url` has passed `parseEndpointUrl`; `dossiers` are the
 * key's own, frozen now.
 */
export type NewEndpoint = {
  id: string
  url: EndpointUrl
  description: string
  filter: WebhookFilter
  dossiers: readonly string[] | null
  keyId: string | null
}

/**
 * Subscribes an endpoint to what is recorded from now on: row, starting points and `WebhookSubscribed` in one
 * transaction. The secret is returned this once and can't be read again, but by the same command: its answer may have
 * been lost.
 */
export async function createEndpoint(
  { log, secretsKey }: { log: DomainLog; secretsKey: SecretsKey },
  endpoint: NewEndpoint,
  command: { commandId: string; actor: string | null },
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  const { id, url, description, filter, keyId } = endpoint
  const dossiers = endpoint.dossiers && [...endpoint.dossiers]
  const secret = formatSecret(randomBytes(SECRET_BYTES))
  return inTransaction(log, async (tx) => {
    const row = await tx.db
      .insertInto('webhook_endpoint')
      .values({
        endpoint_id: id,
        url: url.href,
        description,
        sealed_secret: sealSecret(secretsKey, { owner: id, secret }),
        filter: JSON.stringify(filter),
        dossiers,
        key_id: keyId,
        created_at: new Date(),
      })
      .onConflict((conflict) => conflict.column('endpoint_id').doNothing())
      .returning(shownColumns)
      .executeTakeFirst()
    if (row === undefined) return createdBefore(tx.db, { id, secretsKey })
    await startFromNow(tx, { id, dossiers })
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: command.commandId,
      events: [{ type: 'WebhookSubscribed', data: { endpointId: id, dossiers, keyId } }],
      metadata: { actor: command.actor, keyId },
    })
    return { endpoint: endpointOf(row), secret }
  })
}

async function createdBefore(
  db: DomainLog['db'],
  { id, secretsKey }: { id: string; secretsKey: SecretsKey },
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select([...shownColumns, 'sealed_secret'])
    .where('endpoint_id', '=', id)
    .executeTakeFirstOrThrow()
  return { endpoint: endpointOf(row), secret: openSecret(secretsKey, { owner: id, sealed: row.sealed_secret }) }
}

async function startFromNow(tx: DomainLog, { id, dossiers }: { id: string; dossiers: string[] | null }): Promise<void> {
  let heads = tx.db.selectFrom('log').select(['dossier_id', 'seq']).where('dossier_id', '!=', SYSTEM_LOG)
  if (dossiers !== null) heads = heads.where('dossier_id', 'in', dossiers)
  const starts = await heads.execute()
  // 1,000 rows of 3 parameters stay far below PostgreSQL's 65,535 a statement.
  for (let first = 0; first < starts.length; first += 1000) {
    await tx.db
      .insertInto('webhook_start')
      .values(
        starts
          .slice(first, first + 1000)
          .map(({ dossier_id, seq }) => ({ dossier_id, endpoint_id: id, after_seq: seq })),
      )
      .execute()
  }
}
