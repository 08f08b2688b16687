import type { DB } from '@onrecord/database'
import { type Search, saidInDocument } from '@onrecord/documents'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AnyOf, columnIsAnyOf, valuesOf } from '../any-of.ts'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { documentsView } from './fold.ts'
import type { DocumentRow, DocumentStatus } from './rows.ts'

/** Where a page of documents ended: the sort key of publication, the seq of the receipt. */
export type DocumentCursor = { published: string; seq: number; documentId: string }

/** By when it was published (undated before all) or by when it was received. */
export type DocumentOrder = { by: 'published' | 'recorded'; direction: 'ascending' | 'descending' }

const LAST_PUBLISHED_FIRST: DocumentOrder = { by: 'published', direction: 'descending' }

/** What has become of a document, as its readers are told: withdrawn and erased before all else. */
export type ListedState = Exclude<DocumentStatus, 'requested'> | 'waiting' | 'withdrawn' | 'erased'

/**
 * What a list of documents is narrowed to. `needs`: a `date`, where nobody knows when it was published, or `attention`,
 * where it could not be read; withdrawn ones need neither. `from`: published on that day or later; `on`: by that day.
 * `recordedFrom`, `recordedTo`: the seq of the receipt, both included. `search`: in title or text.
 */
export type DocumentFilter = {
  state?: AnyOf<ListedState> | undefined
  source?: AnyOf<string> | undefined
  needs?: 'date' | 'attention' | undefined
  from?: string | undefined
  on?: string | undefined
  recordedFrom?: number | undefined
  recordedTo?: number | undefined
  search?: Search | undefined
}

/** Documents, the last published first unless told otherwise, undated ones last then; withdrawn ones are marked. */
export async function listDocuments(
  db: Kysely<DB>,
  page: AsOf & {
    filter?: DocumentFilter
    order?: DocumentOrder
    after?: DocumentCursor | undefined
    limit: number
  },
): Promise<DocumentRow[]> {
  const { filter = {}, order = LAST_PUBLISHED_FIRST, after } = page
  const column = sql.ref(`document.${order.by}`)
  const isDescending = order.direction === 'descending'
  const conditions = [held(documentsView, 'document', page)]
  if (after !== undefined) {
    const follows = isDescending ? sql`<` : sql`>`
    conditions.push(
      sql`(${column}, document.key) ${follows} (${order.by === 'recorded' ? after.seq : after.published}, ${`document/${after.documentId}`})`,
    )
  }
  const states = valuesOf(filter.state)
  if (states !== undefined) conditions.push(sql`(${sql.join(states.map(isIn), sql` or `)})`)
  conditions.push(...columnIsAnyOf('document.source', filter.source))
  if (filter.needs === 'date') conditions.push(sql`document.published = '' and not document.withdrawn`)
  if (filter.needs === 'attention') conditions.push(isIn('failed'))
  if (filter.from !== undefined) conditions.push(sql`document.published >= ${filter.from}`)
  if (filter.on !== undefined) conditions.push(saidBy('document.published', filter.on))
  if (filter.recordedFrom !== undefined) conditions.push(sql`document.recorded >= ${filter.recordedFrom}`)
  if (filter.recordedTo !== undefined) conditions.push(sql`document.recorded <= ${filter.recordedTo}`)
  if (filter.search !== undefined) conditions.push(saidInDocument('document.key', filter.search))
  const direction = isDescending ? sql`desc` : sql`asc`
  const { rows } = await sql<{ row: DocumentRow }>`select document."row"
    from view_documents as document
    where ${sql.join(conditions, sql` and `)}
    order by ${column} ${direction}, document.key ${direction}
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
