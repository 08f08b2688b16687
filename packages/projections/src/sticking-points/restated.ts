import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution, Link } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { isMember } from '../claims/member-row.ts'
import { frameworkColumn, isCounted, type Selection } from './selection.ts'

/**
 * What else is told again by, or tells again, the given claims of their party with their stance on their issue, and the
 * links that say so. Which of them counts is for the rules to say.
 */
export async function findRestated(
  db: Kysely<DB>,
  selection: Selection,
  claims: readonly Contribution[],
): Promise<{ claims: Contribution[]; links: Link[] }> {
  if (claims.length === 0) return { claims: [], links: [] }
  const column = (name: 'claimId' | 'issue' | 'stance' | 'party') => claims.map((claim) => claim[name] ?? '')
  // Walled off by "offset", claims and links are found by their keys; the planner would rather walk all restatements. A
  // cluster may hold together by a claim that itself no longer counts, so links are asked of every member; the lesser id
  // of each, which its key begins with, is among them.
  const { rows } = await sql<{
    row: Contribution | null
    a: string | null
    b: string | null
  }>`${keptPlan}with asked as materialized (
      select *
      from unnest(
        ${column('claimId')}::text[], ${column('issue')}::text[], ${column('stance')}::text[], ${column('party')}::text[]
      ) as asked (claim, issue, stance, party)
    ),
    side as materialized (
      select distinct asked.issue, asked.stance, asked.party, member."row" ->> 'cluster' as cluster
      from asked
      join view_claims as member on ${isMember('member', sql`asked.claim`)}
      where ${held(claimsView, 'member', selection)}
    ),
    fellow as materialized (
      select side.issue, side.stance, side.party, split_part(member.key, '/', 3) as claim
      from side
      join view_claims as member
        on member.key >= 'cluster/' || side.cluster || '/'
        and member.key < 'cluster/' || side.cluster || '0'
        and ${held(claimsView, 'member', selection)}
    )
    select told."row", null as a, null as b
    from fellow
    left join asked on asked.claim = fellow.claim and asked.issue = fellow.issue
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where asked.claim is null
        and claim.key = 'contribution/' || fellow.claim || '/' || fellow.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.stance = fellow.stance
        and claim.party = fellow.party
        and ${isCounted('claim', selection)}
      offset 0
    ) as told
    union all
    select null, fellow.claim, link.b
    from (select distinct fellow.claim from fellow) as fellow
    cross join lateral (
      select edge.link_b as b, edge."row"
      from view_claims as edge
      where edge.key >= 'edge/' || fellow.claim || '/'
        and edge.key < 'edge/' || fellow.claim || '0'
        and ${held(claimsView, 'edge', selection)}
      offset 0
    ) as link
    where link."row" ->> 'relation' = 'restates' and not (link."row" ->> 'cut')::boolean`.execute(db)
  return {
    claims: rows.flatMap(({ row }) => row ?? []),
    links: rows.flatMap(({ a, b }): Link[] => (a === null || b === null ? [] : [{ a, b, relation: 'restates' }])),
  }
}
