import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { OUTCOMES } from '../claims/relations.ts'

/** Unreviewed live claims that are linked as telling what became of a date, the last said first, at most `limit`. */
export async function listOutcomeTellers(
  db: Kysely<DB>,
  { limit, ...at }: AsOf & { limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ claim: string }>`select claim.claim
    from view_claims as edge
    cross join lateral unnest(array[edge."row" ->> 'a', edge.link_b]) as linked (id)
    join view_claims as claim
      on claim.key = 'claim/' || linked.id
      and ${held(claimsView, 'claim', at)}
      and claim.live and claim."row" ->> 'review' = 'unreviewed'
    where ${held(claimsView, 'edge', at)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...OUTCOMES]}::text[])
      and not (edge."row" ->> 'cut')::boolean
    group by claim.claim, claim.said
    order by claim.said desc, claim.claim
    limit ${limit}`.execute(db)
  return rows.map(({ claim }) => claim)
}
