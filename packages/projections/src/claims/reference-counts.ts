import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'

/** Things of a configuration, by id. */
export type ConfiguredIds = Record<'frameworks' | 'issues' | 'parties' | 'actors', readonly string[]>

/** How many live claims' classifications name a thing. */
export type ReferenceCount = { list: keyof ConfiguredIds; id: string; claims: number }

/** Counts what live claims name of the things given; those that none names are left out. Reads every claim of the dossier. */
export async function countReferences(db: Kysely<DB>, key: AsOf & ConfiguredIds): Promise<ReferenceCount[]> {
  const { frameworks, issues, parties, actors } = key
  if ([frameworks, issues, parties, actors].every(({ length }) => length === 0)) return []
  const { rows } = await sql<ReferenceCount>`with live as (
      select claim.claim, claim."row" -> 'classified' as classified
      from view_claims as claim
      where ${held(claimsView, 'claim', key)} and claim.live
    ), named as (
      select claim, 'frameworks' as list, classified ->> 'framework' as id
      from live
      union
      select claim, 'issues', stance ->> 'issue'
      from live, jsonb_array_elements(classified -> 'positions') as stance
      union
      select claim, 'parties', classified ->> 'party'
      from live
      union
      select claim, 'actors', claimant ->> 'actorId'
      from live, jsonb_array_elements(classified -> 'claimants') as claimant
      union
      select claim, 'actors', classified -> 'addressee' ->> 'actorId'
      from live
    )
    select list, id, count(*)::integer as claims
    from named
    where (list = 'frameworks' and id = any(${[...frameworks]}::text[]))
      or (list = 'issues' and id = any(${[...issues]}::text[]))
      or (list = 'parties' and id = any(${[...parties]}::text[]))
      or (list = 'actors' and id = any(${[...actors]}::text[]))
    group by list, id
    order by array_position(array['frameworks', 'issues', 'parties', 'actors'], list), id`.execute(db)
  return rows
}
