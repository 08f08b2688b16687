import { randomBytes } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import { append, inTransaction, streamVersions } from '@onrecord/event-log'
import type { EndpointUrl } from '../address-guard/index.ts'
import type { WebhookFilter } from '../filter.ts'
import type { OwnHeaders } from '../own-headers.ts'
import type { SecretsKeys } from '../secret-box.ts'
import { formatSecret, SECRET_BYTES } from '../signing.ts'
import {
  type DomainLog,
  type EndpointCommand,
  endpointOf,
  endpointStream,
  shownColumns,
  type WebhookEndpoint,
} from './endpoint.ts'
import { openEndpointSecrets, saveHeaders, saveSealed } from './sealed.ts'
import { moveCursors, type Start, startPlaces } from './start-cursors.ts'

/** What of an endpoint its subscriber chooses, then and later; `url` has passed `parseEndpointUrl`, `headers` `parseOwnHeaders`. */
export type EndpointSettings = {
  url: EndpointUrl | null
  description: string
  filter: WebhookFilter
  ordered: boolean
  concurrency: number | null
  perSecond: number | null
  headers: OwnHeaders
}

/** What a subscriber asks for. `id` follows from the command; `dossiers` are the key's own, frozen now. */
export type NewEndpoint = EndpointSettings & {
  id: string
  dossiers: readonly string[] | null
  keyId: string | null
  start: Start
}

/** What stores and opens endpoints: the log, and the keys for what is sealed. */
export type EndpointDeps = { log: DomainLog; secretsKeys: SecretsKeys }

/** An endpoint with its secret, and the version of its stream. */
export type CreatedEndpoint = { endpoint: WebhookEndpoint; secret: string; version: number }

/**
 * Subscribes an endpoint: row, secrets, starting points and `WebhookSubscribed` in one transaction. The secret is returned
 * this once and can't be read again, but by the same command: its answer may have been lost.
 */
export async function createEndpoint(
  { log, secretsKeys }: EndpointDeps,
  endpoint: NewEndpoint,
  command: EndpointCommand,
): Promise<CreatedEndpoint> {
  const { id, keyId, start } = endpoint
  const dossiers = endpoint.dossiers && [...endpoint.dossiers]
  const secret = formatSecret(randomBytes(SECRET_BYTES))
  return inTransaction(log, async (tx) => {
    const row = await tx.db
      .insertInto('webhook_endpoint')
      .values({
        endpoint_id: id,
        url: endpoint.url?.href ?? null,
        description: endpoint.description,
        filter: JSON.stringify(endpoint.filter),
        dossiers,
        ordered: endpoint.ordered,
        concurrency: endpoint.concurrency,
        per_second: endpoint.perSecond,
        header_names: Object.keys(endpoint.headers),
        key_id: keyId,
        created_at: new Date(),
      })
      .onConflict((conflict) => conflict.column('endpoint_id').doNothing())
      .returning(shownColumns)
      .executeTakeFirst()
    if (row === undefined) return createdBefore(tx, secretsKeys, id)
    await saveSealed(tx.db, secretsKeys, { id, purpose: 'signing', text: secret })
    await saveHeaders(tx.db, secretsKeys, id, endpoint.headers)
    const places = await startPlaces(tx, { dossiers, start })
    // To where nothing is sent nothing falls due: who fetches says itself from where on.
    if (endpoint.url !== null) await moveCursors(tx, id, places)
    await append(tx, {
      dossier: SYSTEM_LOG,
      commandId: command.commandId,
      events: [{ type: 'WebhookSubscribed', data: { endpointId: id, dossiers, keyId } }],
      metadata: { actor: command.actor, keyId: command.keyId },
    })
    return { endpoint: endpointOf(row), secret, version: 1 }
  })
}

async function createdBefore(tx: DomainLog, keys: SecretsKeys, id: string): Promise<CreatedEndpoint> {
  const row = await tx.db
    .selectFrom('webhook_endpoint')
    .select(shownColumns)
    .where('endpoint_id', '=', id)
    .executeTakeFirstOrThrow()
  const { secrets } = await openEndpointSecrets(tx.db, keys, id)
  const versions = await streamVersions(tx, { dossier: SYSTEM_LOG, streamIds: [endpointStream(id)] })
  return { endpoint: endpointOf(row), secret: secrets[0] ?? '', version: versions.get(endpointStream(id)) ?? 1 }
}
