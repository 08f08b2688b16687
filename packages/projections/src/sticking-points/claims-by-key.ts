import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution, Link } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { stickingPointsView } from './fold.ts'
import { frameworkColumn, isCounted, type Selection } from './selection.ts'

/** What a claim contributes to an issue: its place in the record. */
export type ContributionKey = { claimId: string; issue: string }

/** Contributions by claim and issue, those that count; in no order. */
export async function findContributions(
  db: Kysely<DB>,
  selection: Selection,
  keys: readonly ContributionKey[],
): Promise<Contribution[]> {
  if (keys.length === 0) return []
  const paths = keys.map(({ claimId, issue }) => `contribution/${claimId}/${issue}`)
  const { rows } = await sql<{ row: Contribution }>`select claim."row"
    from view_sticking_points as claim
    where claim.key = any(${paths}::text[]) and ${isCounted('claim', selection)}`.execute(db)
  return rows.map(({ row }) => row)
}

/**
 * What is told again by, or tells again, the given claims of their party with their stance on their issue, and the links
 * that say so. Which of them counts is for the rules to say.
 */
export async function findRestated(
  db: Kysely<DB>,
  selection: Selection,
  claims: readonly Contribution[],
): Promise<{ claims: Contribution[]; links: Link[] }> {
  if (claims.length === 0) return { claims: [], links: [] }
  const column = (name: 'claimId' | 'issue' | 'stance' | 'party') => claims.map((claim) => claim[name] ?? '')
  const { rows } = await sql<{ fellow: string; row: Contribution | null }>`${keptPlan}with own as materialized (
      select asked.issue, asked.stance, asked.party, member."row" ->> 'cluster' as cluster
      from unnest(
        ${column('claimId')}::text[], ${column('issue')}::text[], ${column('stance')}::text[], ${column('party')}::text[]
      ) as asked (claim, issue, stance, party)
      join view_claims as member on member.key = 'member/' || asked.claim
      where ${held(claimsView, 'member', selection)}
    ),
    side as materialized (
      select distinct own.issue, own.stance, own.party, own.cluster from own
    )
    select split_part(fellow.key, '/', 3) as fellow, claim."row"
    from side
    join view_claims as fellow
      on fellow.key >= 'cluster/' || side.cluster || '/'
      and fellow.key < 'cluster/' || side.cluster || '0'
      and ${held(claimsView, 'fellow', selection)}
    left join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.key = 'contribution/' || split_part(fellow.key, '/', 3) || '/' || side.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.stance = side.stance
        and claim.party = side.party
        and ${isCounted('claim', selection)}
      offset 0
    ) as claim on true`.execute(db)
  // A cluster may hold together by a claim that itself no longer counts, so links are asked of every member.
  const links = await findRestatements(db, { ...selection, claimIds: [...new Set(rows.map(({ fellow }) => fellow))] })
  return { claims: rows.flatMap(({ row }) => (row === null ? [] : [row])), links }
}

/** The links of restatement within whole clusters: the lesser id of each, which its key begins with, is among the members. */
async function findRestatements(db: Kysely<DB>, key: AsOf & { claimIds: readonly string[] }): Promise<Link[]> {
  if (key.claimIds.length === 0) return []
  // Walled off by "offset", links are found by their key; the planner would rather walk all restatements for every claim.
  const { rows } = await sql<Link>`${keptPlan}select edge."row" ->> 'a' as a, edge.link_b as b, 'restates' as relation
    from unnest(${[...key.claimIds]}::text[]) as asked (id)
    cross join lateral (
      select edge."row", edge.link_b
      from view_claims as edge
      where edge.key >= 'edge/' || asked.id || '/'
        and edge.key < 'edge/' || asked.id || '0'
        and ${held(claimsView, 'edge', key)}
      offset 0
    ) as edge
    where edge."row" ->> 'relation' = 'restates' and not (edge."row" ->> 'cut')::boolean`.execute(db)
  return rows
}

/** The last word of each party in each other framework, on issues that nobody has spoken on in this one. */
export async function findLastElsewhere(
  db: Kysely<DB>,
  selection: Selection & { issues: readonly string[] },
): Promise<Contribution[]> {
  if (selection.issues.length === 0) return []
  const next = (from: ReturnType<typeof sql>) => sql`select claim.framework, claim.party
      from view_sticking_points as claim
      where claim.dossier_id = ${selection.dossier}
        and claim.build = (
          select build from view_build where dossier_id = ${selection.dossier} and view = ${stickingPointsView.name}
        )
        and ${from}
      order by claim.framework, claim.party
      limit 1`
  const { rows } = await sql<{ row: Contribution }>`${keptPlan}with recursive cell as (
      select asked.issue, first.framework, first.party
      from unnest(${[...selection.issues]}::text[]) as asked (issue)
      cross join lateral (${next(sql`claim.issue = asked.issue`)}) as first
      union all
      select cell.issue, following.framework, following.party
      from cell
      cross join lateral (
        ${next(sql`claim.issue = cell.issue and (claim.framework, claim.party) > (cell.framework, cell.party)`)}
      ) as following
    )
    select last."row"
    from cell
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.issue = cell.issue
        and claim.framework = cell.framework
        and claim.party = cell.party
        and ${isCounted('claim', selection)}
      order by claim.said desc, claim.claim desc
      limit 1
    ) as last
    where cell.framework <> ${frameworkColumn(selection.framework)}`.execute(db)
  return rows.map(({ row }) => row)
}

/** On each issue, one claim of the framework that names the phase. */
export async function findPhaseNamed(
  db: Kysely<DB>,
  selection: Selection & { phase: number },
): Promise<Contribution[]> {
  const { rows } = await sql<{ row: Contribution }>`select named."row"
    from unnest(${[...selection.issues]}::text[]) as asked (issue)
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.issue = asked.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.phase = ${selection.phase}
        and ${isCounted('claim', selection)}
      limit 1
    ) as named`.execute(db)
  return rows.map(({ row }) => row)
}
