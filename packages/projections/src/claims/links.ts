import type { DB } from '@onrecord/database'
import type { Relation } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'
import type { Edge } from './rows.ts'

/** Links that any of the claims is part of, cut ones left out; each once. */
export async function findLinks(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[]; relations?: readonly Relation[] },
): Promise<Edge[]> {
  if (key.claimIds.length === 0) return []
  const ids = [...new Set(key.claimIds)]
  const { rows } = await sql<{ row: Edge }>`select edge."row"
    from unnest(${ids}::text[]) as asked (id)
    join view_claims as edge
      on edge.key >= 'edge/' || asked.id || '/' and edge.key < 'edge/' || asked.id || '0'
    where ${held(claimsView, 'edge', key)}
    union all
    select edge."row"
    from view_claims as edge
    where ${held(claimsView, 'edge', key)}
      and edge.link_b = any(${ids}::text[])`.execute(db)
  const links = new Map<string, Edge>()
  for (const { row } of rows) {
    const isAsked = key.relations === undefined || key.relations.includes(row.relation)
    if (!row.cut && isAsked) links.set(`${row.a} ${row.b} ${row.relation}`, row)
  }
  return [...links.values()]
}
