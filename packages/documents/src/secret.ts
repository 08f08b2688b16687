import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** 32 bytes, as long as the digest it keys (RFC 2104 §3). */
const SECRET_BYTES = 32

/** Draws the secret that keys a dossier's document ids and salts; a dossier that has one keeps it. */
export async function createDossierSecret(db: Kysely<DB>, dossier: string): Promise<void> {
  await db
    .insertInto('dossier_secret')
    .values({ dossier_id: dossier, secret: randomBytes(SECRET_BYTES) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What identifies a text within a dossier: id and salt can't be guessed from outside, the same text gives the same ones. */
export type DocumentIdentity = { documentId: string; salt: Buffer; digest: string }

/** Id, salt and digest of a text from a source. Throws where the dossier has no secret, that is, was never opened. */
export async function identifyDocument(
  db: Kysely<DB>,
  document: { dossier: string; source: string | null; text: string },
): Promise<DocumentIdentity> {
  const { secret } = await db
    .selectFrom('dossier_secret')
    .select('secret')
    .where('dossier_id', '=', document.dossier)
    .executeTakeFirstOrThrow()
  const documentId = createHmac('sha256', secret)
    .update(`${document.source ?? ''}\0${document.text}`)
    .digest()
    .subarray(0, 16)
    .toString('hex')
  const salt = createHmac('sha256', secret).update(`salt${documentId}`).digest()
  return { documentId, salt, digest: textDigest(salt, document.text) }
}

/** SHA-256(salt ‖ text) in lower-case hexadecimal: what an event keeps of a text. */
export function textDigest(salt: Uint8Array, text: string): string {
  return createHash('sha256').update(salt).update(text).digest('hex')
}
