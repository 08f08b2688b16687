import type { DB } from '@onrecord/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { isOfDossier } from './apart.ts'
import { askedWords } from './asked-words.ts'

/** What to look for in a dossier; `query` is a tsquery whose words begin with the dossier's digits (migration 0085). */
export type Search = { dossier: string; query: string }

/**
 * Reads what people type into a search box: all words, `"words in a row"`, `this or that`, `-without`. Undefined where it
 * names no word that is to be there: that would list nearly everything. Source: PostgreSQL's websearch_to_tsquery.
 */
export async function readSearch(
  db: Kysely<DB>,
  { dossier, asked }: { dossier: string; asked: string },
): Promise<Search | undefined> {
  const { rows } = await sql<{ query: string; needed: string }>`select query::text, querytree(query) as needed
    from (select of_dossier(${dossier}, ${askedWords(asked)}::text)::tsquery as query) as asked`.execute(db)
  const { query = '', needed = '' } = rows[0] ?? {}
  // An index can be asked for what is needed only: `T` stands for anything.
  return needed === '' || needed === 'T' ? undefined : { dossier, query }
}

/** The condition that a claim says what is looked for; `key` is its key in the views, `claim/<id>`. */
export function saidInClaim(key: string, { dossier, query }: Search): RawBuilder<boolean> {
  return sql`exists (
    select from quote
    where ${isOfDossier(dossier, 'quote')}
      and ('claim/' || quote.claim_id::text) collate "C" = ${sql.ref(key)}
      and quote.search @@ ${query}::tsquery
  )`
}

/** The condition that a document's title or text says it; `key` is its key in the views, `document/<id>`. */
export function saidInDocument(key: string, { dossier, query }: Search): RawBuilder<boolean> {
  return sql`exists (
    select from document as words
    where ${isOfDossier(dossier, 'words')}
      and ('document/' || words.document_id) collate "C" = ${sql.ref(key)}
      and words.search @@ ${query}::tsquery
  )`
}
