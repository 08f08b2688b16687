import type { DB } from '@onrecord/database'
import { sourceIdOf } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { documentsView } from '../documents/fold.ts'
import { saidBy } from '../said-by.ts'
import { gradeKey, nameKey, sourcesView } from './fold.ts'
import type { GradeRow } from './rows.ts'

/** What is asked of publishers: claims below `minimumConfidence` are hidden and counted; `on`: published or said by that day. */
export type SourcesQuery = AsOf & { minimumConfidence?: number | undefined; on?: string | undefined }

/**
 * What a publisher has told. Withdrawn documents and their claims are left out. `firstPublished`, `lastPublished`: the days
 * that its documents sort by, null where none is dated. `grade`: a reviewer's latest, null where there is none.
 */
export type Publishing = {
  documents: number
  firstPublished: string | null
  lastPublished: string | null
  claims: number
  hidden: number
  grade: GradeRow | null
}

/**
 * Names of publishers in the order of their bytes: those of documents, those that reviewers have graded, and `configured`.
 * Goes from name to name through the index, so that it costs as much as it returns and not as much as was published.
 */
export async function listSourceNames(
  db: Kysely<DB>,
  page: AsOf & { configured: readonly string[]; after?: string | undefined; limit: number },
): Promise<string[]> {
  const after = page.after ?? ''
  const { rows } = await sql<{ name: string }>`with recursive published (name, nth) as (
      (
        select document.source, 1
        from view_documents as document
        where ${held(documentsView, 'document', page)} and document.source > ${after}
        order by document.source
        limit 1
      )
      union all
      select following.source, published.nth + 1
      from published
      cross join lateral (
        select document.source
        from view_documents as document
        where ${held(documentsView, 'document', page)} and document.source > published.name
        order by document.source
        limit 1
      ) as following
      where published.nth < ${page.limit}
    )
    select name
    from (
      select name from published
      union
      select configured.name collate "C" from unnest(${[...page.configured]}::text[]) as configured (name)
      union
      select (graded."row" ->> 'source') collate "C"
      from view_sources as graded
      where ${held(sourcesView, 'graded', page)} and ${beneath('graded', 'grade/')}
    ) as known
    where name > ${after}
    order by name collate "C"
    limit ${page.limit}`.execute(db)
  return rows.map(({ name }) => name)
}

/** The name behind a publisher's id, by its documents or its grade; undefined where the dossier knows of none. */
export async function findSourceName(db: Kysely<DB>, key: AsOf & { sourceId: string }): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select coalesce(known."row" ->> 'name', known."row" ->> 'source') as name
    from view_sources as known
    where ${held(sourcesView, 'known', key)}
      and known.key = any(${[nameKey(key.sourceId), gradeKey(key.sourceId)]}::text[])
    limit 1`.execute(db)
  return rows[0]?.name
}

/** What the publishers of these names have told; one that has told nothing has nothing but zeros. */
export async function findPublishing(
  db: Kysely<DB>,
  query: SourcesQuery & { names: readonly string[] },
): Promise<Map<string, Publishing>> {
  const names = [...new Set(query.names)]
  if (names.length === 0) return new Map()
  const ids = new Map(names.map((name) => [sourceIdOf(name), name]))
  const [documents, told, grades] = await Promise.all([
    countDocuments(db, query, names),
    countTold(db, query, [...ids.keys()]),
    findGrades(db, query, [...ids.keys()]),
  ])
  const none = { documents: 0, first: null, last: null }
  return new Map(
    [...ids].map(([id, name]) => {
      const { documents: published, first, last } = documents.get(name) ?? none
      const { shown = 0, hidden = 0 } = told.get(id) ?? {}
      const grade = grades.get(id) ?? null
      return [name, { documents: published, firstPublished: first, lastPublished: last, claims: shown, hidden, grade }]
    }),
  )
}

/** Every grade that reviewers have given a publisher by the seq, the latest first. */
export async function listGrades(db: Kysely<DB>, key: AsOf & { sourceId: string }): Promise<GradeRow[]> {
  const { rows } = await sql<{ row: GradeRow }>`select graded."row"
    from view_sources as graded
    where graded.dossier_id = ${key.dossier}
      and graded.build = (select build from view_build where dossier_id = ${key.dossier} and view = ${sourcesView.name})
      and graded.key = ${gradeKey(key.sourceId)}
      and graded.from_seq <= ${key.asOfSeq ?? Number.MAX_SAFE_INTEGER}
    order by graded.from_seq desc`.execute(db)
  return rows.map(({ row }) => row)
}

async function countDocuments(db: Kysely<DB>, query: SourcesQuery, names: readonly string[]) {
  const { rows } = await sql<{
    source: string
    documents: number
    first: string | null
    last: string | null
  }>`select document.source, count(*) as documents,
      split_part(min(document.published) filter (where document.published > ''), '/', 1) as first,
      split_part(max(document.published) filter (where document.published > ''), '/', 1) as last
    from view_documents as document
    where ${held(documentsView, 'document', query)}
      and document.source = any(${[...names]}::text[])
      and not document.withdrawn
      ${query.on === undefined ? sql`` : sql`and ${saidBy('document.published', query.on)}`}
    group by document.source`.execute(db)
  return new Map(rows.map((row) => [row.source, row]))
}

async function countTold(db: Kysely<DB>, query: SourcesQuery, ids: readonly string[]) {
  const isShown = sql`told.confidence >= ${query.minimumConfidence ?? 0}`
  const { rows } = await sql<{ teller: string; shown: number; hidden: number }>`select told.teller,
      count(*) filter (where ${isShown}) as shown,
      count(*) filter (where not ${isShown}) as hidden
    from view_sources as told
    where ${held(sourcesView, 'told', query)}
      and told.teller = any(${[...ids]}::uuid[])
      ${query.on === undefined ? sql`` : sql`and ${saidBy('told.said', query.on)}`}
    group by told.teller`.execute(db)
  return new Map(rows.map((row) => [row.teller, row]))
}

async function findGrades(db: Kysely<DB>, at: AsOf, ids: readonly string[]): Promise<Map<string, GradeRow>> {
  const { rows } = await sql<{ row: GradeRow }>`select graded."row"
    from view_sources as graded
    where ${held(sourcesView, 'graded', at)}
      and graded.key = any(${ids.map(gradeKey)}::text[])`.execute(db)
  return new Map(rows.map(({ row }) => [sourceIdOf(row.source), row]))
}
