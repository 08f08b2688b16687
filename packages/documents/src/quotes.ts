import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { ClaimWords } from './claim-words.ts'

/** A claim's words with what they belong to. */
export type Quote = { claimId: string; documentId: string; words: ClaimWords }

/** Stores the words of claims beside their events, in one statement; new words of a claim replace its old ones. */
export async function saveQuotes(db: Kysely<DB>, dossier: string, quotes: readonly Quote[]): Promise<void> {
  if (quotes.length === 0) return
  await db
    .insertInto('quote')
    .values(
      quotes.map(({ claimId, documentId, words }) => ({
        dossier_id: dossier,
        claim_id: claimId,
        document_id: documentId,
        words: JSON.stringify(words),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'claim_id'])
        .doUpdateSet((excluded) => ({ words: excluded.ref('excluded.words') })),
    )
    .execute()
}

/** Words by claim id; a claim whose text was erased has none. */
export async function findQuotes(
  db: Kysely<DB>,
  key: { dossier: string; claimIds: readonly string[] },
): Promise<Map<string, ClaimWords>> {
  if (key.claimIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('quote')
    .select(['claim_id', 'words'])
    .where('dossier_id', '=', key.dossier)
    .where('claim_id', 'in', [...new Set(key.claimIds)])
    .execute()
  // Written by `saveQuotes` alone, always whole.
  return new Map(rows.map(({ claim_id, words }) => [claim_id, words as ClaimWords]))
}
