import type { DB } from '@onrecord/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { documentsView } from './fold.ts'
import type { DocumentRow, DocumentStatus } from './rows.ts'

/** Where a page of documents ended. */
export type DocumentCursor = { published: string; documentId: string }

/** What has become of a document, as its readers are told: withdrawn and erased before all else. */
export type ListedState = Exclude<DocumentStatus, 'requested'> | 'waiting' | 'withdrawn' | 'erased'

/**
 * What a list of documents is narrowed to. `needs`: a `date`, where nobody knows when it was published, or `attention`,
 * where it could not be read; withdrawn ones need neither. `on`: published by that day.
 */
export type DocumentFilter = {
  state?: ListedState | undefined
  source?: string | undefined
  needs?: 'date' | 'attention' | undefined
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
  if (filter.state !== undefined) conditions.push(isIn(filter.state))
  if (filter.source !== undefined) conditions.push(sql`document.source = ${filter.source}`)
  if (filter.needs === 'date') conditions.push(sql`document.published = '' and not document.withdrawn`)
  if (filter.needs === 'attention') conditions.push(isIn('failed'))
  if (filter.on !== undefined) conditions.push(saidBy('document.published', filter.on))
  const { rows } = await sql<{ row: DocumentRow }>`select document."row"
    from view_documents as document
    where ${sql.join(conditions, sql` and `)}
    order by document.published desc, document.key desc
    limit ${page.limit}`.execute(db)
  return rows.map(({ row }) => row)
}

function isIn(state: ListedState): RawBuilder<boolean> {
  const isErased = sql`(document."row" ->> 'erased')::boolean`
  if (state === 'erased') return sql`${isErased}`
  if (state === 'withdrawn') return sql`document.withdrawn and not ${isErased}`
  const status: DocumentStatus = state === 'waiting' ? 'requested' : state
  return sql`document.status = ${status} and not document.withdrawn and not ${isErased}`
}
