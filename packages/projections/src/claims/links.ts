import { type DB, keptPlan } from '@onrecord/database'
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
  // Looked up claim by claim: joined freely, the planner may read every claim of the dossier instead.
  const { rows } = await sql<{ row: Edge }>`${keptPlan}select low."row"
    from unnest(${ids}::text[]) as asked (id)
    cross join lateral (
      select edge."row"
      from view_claims as edge
      where edge.key >= 'edge/' || asked.id || '/' and edge.key < 'edge/' || asked.id || '0'
        and ${held(claimsView, 'edge', key)}
      offset 0
    ) as low
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

/** Every link of the relations in the dossier, cut ones left out: for readers of most of its claims at once. */
export async function listLinks(
  db: Kysely<DB>,
  key: AsOf & { relations: readonly Relation[] },
): Promise<Pick<Edge, 'a' | 'b' | 'relation'>[]> {
  const { rows } = await sql<{ a: string; b: string; relation: Relation }>`select edge."row" ->> 'a' as a,
      edge.link_b as b, edge."row" ->> 'relation' as relation
    from view_claims as edge
    where ${held(claimsView, 'edge', key)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...key.relations]}::text[])
      and not (edge."row" ->> 'cut')::boolean`.execute(db)
  return rows
}
