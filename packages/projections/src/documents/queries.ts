import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { documentsView } from './fold.ts'
import type { DocumentRow, DocumentStatus } from './rows.ts'

/** Where a page of documents ended. */
export type DocumentCursor = { published: string; documentId: string }

/** What a list of documents is narrowed to. `needsDate`: those whose publication nobody knows. `on`: published by that day. */
export type DocumentFilter = {
  status?: DocumentStatus | undefined
  source?: string | undefined
  needsDate?: true | undefined
  on?: string | undefined
}

/** Documents, the last published first, undated ones last; withdrawn ones are marked. */
export async function listDocuments(
  db: Kysely<DB>,
  page: AsOf & { filter?: DocumentFilter; after?: DocumentCursor | undefined; limit: number },
): Promise<DocumentRow[]> {
  const { filter = {}, after } = page
  const conditions = [held(documentsView, 'document', page)]
  if (after !== undefined) {
    conditions.push(sql`(document.published, document.key) < (${after.published}, ${`document/${after.documentId}`})`)
  }
  if (filter.status !== undefined) conditions.push(sql`document."row" ->> 'status' = ${filter.status}`)
  if (filter.source !== undefined) conditions.push(sql`document."row" ->> 'source' = ${filter.source}`)
  if (filter.needsDate === true) {
    conditions.push(sql`document.published = '' and not (document."row" ->> 'withdrawn')::boolean`)
  }
  if (filter.on !== undefined) {
    conditions.push(sql`document.published <> '' and split_part(document.published, '/', 1) <= ${filter.on}`)
  }
  const { rows } = await sql<{ row: DocumentRow }>`select document."row"
    from view_documents as document
    where ${sql.join(conditions, sql` and `)}
    order by document.published desc, document.key desc
    limit ${page.limit}`.execute(db)
  return rows.map(({ row }) => row)
}

/** Documents by id; ids that the dossier does not know are left out. */
export async function findDocumentRows(
  db: Kysely<DB>,
  key: AsOf & { documentIds: readonly string[] },
): Promise<Map<string, DocumentRow>> {
  if (key.documentIds.length === 0) return new Map()
  const { rows } = await sql<{ row: DocumentRow }>`select document."row"
    from view_documents as document
    where ${held(documentsView, 'document', key)}
      and document.key = any(${key.documentIds.map((id) => `document/${id}`)}::text[])`.execute(db)
  return new Map(rows.map(({ row }) => [row.documentId, row]))
}
