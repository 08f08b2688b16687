import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
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
