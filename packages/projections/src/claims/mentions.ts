import { type DB, keptPlan } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'
import { isMember } from './member-row.ts'

/** How many live claims tell what each claim tells, itself included; one that is alone, or not live, is left out. */
export async function countMentions(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<Map<string, number>> {
  if (key.claimIds.length === 0) return new Map()
  // Most claims are alone, so their labels come first. Walled off by "offset", fellows and their claims are found by key.
  const { rows } = await sql<{ claims: string[] }>`${keptPlan}with label as materialized (
      select distinct own."row" ->> 'cluster' as cluster
      from unnest(${[...key.claimIds]}::text[]) as asked (id)
      join view_claims as own on ${isMember('own', sql`asked.id`)}
      where ${held(claimsView, 'own', key)}
    )
    select array_agg(fellow.claim) as claims
    from label
    cross join lateral (
      select split_part(member.key, '/', 3) as claim
      from view_claims as member
      where member.key >= 'cluster/' || label.cluster || '/'
        and member.key < 'cluster/' || label.cluster || '0'
        and ${held(claimsView, 'member', key)}
      offset 0
    ) as fellow
    cross join lateral (
      select claim.live
      from view_claims as claim
      where claim.key = 'claim/' || fellow.claim and ${held(claimsView, 'claim', key)}
      offset 0
    ) as told
    where told.live
    group by label.cluster`.execute(db)
  return new Map(
    rows.filter(({ claims }) => claims.length > 1).flatMap(({ claims }) => claims.map((id) => [id, claims.length])),
  )
}
