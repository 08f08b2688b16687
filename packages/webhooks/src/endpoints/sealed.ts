import { randomUUID } from 'node:crypto'
import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import type { OwnHeaders } from '../own-headers.ts'
import { keyNamed, openSecret, type SecretsKeys, sealSecret } from '../secret-box.ts'

/** What is kept sealed for an endpoint: secrets that sign its deliveries, and the headers that it wants to be sent. */
export type Purpose = 'signing' | 'headers'

/** Stores a text sealed by the newest key, for good. */
export async function saveSealed(
  db: Kysely<DB>,
  keys: SecretsKeys,
  { id, purpose, text }: { id: string; purpose: Purpose; text: string },
): Promise<void> {
  await db
    .insertInto('webhook_secret')
    .values({
      secret_id: randomUUID(),
      endpoint_id: id,
      purpose,
      sealed: sealSecret(keys.sealing, { owner: ownerOf(id, purpose), secret: text }),
      sealed_by: keys.sealing.id,
      created_at: new Date(),
    })
    .execute()
}

/** What is to be sent with a delivery to an endpoint: the secrets that sign it, the newest first, and its own headers. */
export async function openEndpointSecrets(
  db: Kysely<DB>,
  keys: SecretsKeys,
  id: string,
): Promise<{ secrets: string[]; headers: OwnHeaders }> {
  const rows = await db
    .selectFrom('webhook_secret')
    .selectAll()
    .where('endpoint_id', '=', id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', sql<Date>`now()`)]))
    .orderBy('created_at', 'desc')
    .orderBy('secret_id')
    .execute()
  const opened = rows.map((row) => ({ purpose: row.purpose, text: open(keys, row) }))
  const headers = opened.find(({ purpose }) => purpose === 'headers')
  return {
    secrets: opened.filter(({ purpose }) => purpose === 'signing').map(({ text }) => text),
    // Written by `saveHeaders` alone, from headers that were parsed.
    headers: headers === undefined ? {} : (JSON.parse(headers.text) as OwnHeaders),
  }
}

/** Replaces an endpoint's own headers. */
export async function saveHeaders(db: Kysely<DB>, keys: SecretsKeys, id: string, headers: OwnHeaders): Promise<void> {
  await db.deleteFrom('webhook_secret').where('endpoint_id', '=', id).where('purpose', '=', 'headers').execute()
  if (Object.keys(headers).length === 0) return
  await saveSealed(db, keys, { id, purpose: 'headers', text: JSON.stringify(headers) })
}

/** How many a statement opens and seals again. */
const PAGE = 100

/** Seals with the newest key whatever an older one has sealed; returns how many that was. Then the older one can be dropped. */
export async function sealAgain(db: Kysely<DB>, keys: SecretsKeys): Promise<number> {
  let count = 0
  for (;;) {
    const rows = await db
      .selectFrom('webhook_secret')
      .selectAll()
      .where('sealed_by', '!=', keys.sealing.id)
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const owner = ownerOf(row.endpoint_id, row.purpose)
      await db
        .updateTable('webhook_secret')
        .set({ sealed: sealSecret(keys.sealing, { owner, secret: open(keys, row) }), sealed_by: keys.sealing.id })
        .where('secret_id', '=', row.secret_id)
        .execute()
    }
    count += rows.length
    if (rows.length < PAGE) return count
  }
}

function open(
  keys: SecretsKeys,
  row: { endpoint_id: string; purpose: string; sealed: Buffer; sealed_by: string },
): string {
  const owner = ownerOf(row.endpoint_id, row.purpose)
  return openSecret(keyNamed(keys, row.sealed_by), { owner, sealed: row.sealed })
}

function ownerOf(id: string, purpose: string): string {
  return purpose === 'signing' ? id : `${id}/${purpose}`
}
