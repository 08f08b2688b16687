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
  // Walled off by "offset", each claim is found by its key; in a dossier that it does not know yet the planner would rather
  // read all links for every claim. What is asked of the claim stands outside: an index of live claims would do for it.
  const { rows } = await sql<{ claim: string }>`select claim.claim
    from view_claims as edge
    cross join lateral unnest(array[edge."row" ->> 'a', edge.link_b]) as linked (id)
    cross join lateral (
      select claim.claim, claim.said, claim.live, claim."row" ->> 'review' as review
      from view_claims as claim
      where claim.key = 'claim/' || linked.id and ${held(claimsView, 'claim', at)}
      offset 0
    ) as claim
    where claim.live
      and claim.review = 'unreviewed'
      and ${held(claimsView, 'edge', at)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...OUTCOMES]}::text[])
      and not (edge."row" ->> 'cut')::boolean
    group by claim.claim, claim.said
    order by claim.said desc, claim.claim
    limit ${limit}`.execute(db)
  return rows.map(({ claim }) => claim)
}
