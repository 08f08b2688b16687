import { type DB, keptPlan } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { isOfDossier } from './apart.ts'
import type { ClaimWords } from './claim-words.ts'

/** A claim's words with what they belong to. */
export type Quote = { claimId: string; documentId: string; words: ClaimWords }

/** Stores the words of claims beside their events, in one statement; new words of a claim replace its old ones. */
export async function saveQuotes(db: Kysely<DB>, dossier: string, quotes: readonly Quote[]): Promise<void> {
  if (quotes.length === 0) return
  // One parameter for all: a long document has more claims than a statement can have parameters. In the order of ids, so
  // that two who store the same claims never wait for one another.
  await sql`insert into quote (dossier_id, claim_id, document_id, words)
    select ${dossier}, "claimId", "documentId", words
    from jsonb_to_recordset(${JSON.stringify(quotes)}::jsonb) as given ("claimId" uuid, "documentId" text, words jsonb)
    order by "claimId"
    on conflict (dossier_id, claim_id) do update set words = excluded.words`.execute(db)
}

/** Words by claim id; a claim whose text was erased has none. */
export async function findQuotes(
  db: Kysely<DB>,
  key: { dossier: string; claimIds: readonly string[] },
): Promise<Map<string, ClaimWords>> {
  if (key.claimIds.length === 0) return new Map()
  // One parameter for all, as a page quotes hundreds of claims. Words are written by `saveQuotes` alone, always whole.
  const { rows } = await sql<{ claim_id: string; words: ClaimWords }>`${keptPlan}select claim_id, words
    from quote
    where dossier_id = ${key.dossier} and claim_id = any(${[...new Set(key.claimIds)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ claim_id, words }) => [claim_id, words]))
}

/** The claims of documents that still have their words: the document's id by claim id. */
export async function findClaimIds(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<Map<string, string>> {
  if (key.documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('quote')
    .select(['claim_id', 'document_id'])
    .where(isOfDossier(key.dossier))
    .where('document_id', 'in', [...key.documentIds])
    .execute()
  return new Map(rows.map(({ claim_id, document_id }) => [claim_id, document_id]))
}
