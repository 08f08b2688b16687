import { type DB, keptPlan } from '@onrecord/database'
import { CLAIMS_SHOWN } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { frameworkColumn, heldSaid, isCounted, LAST_DAY, type Selection } from './selection.ts'

/** How many claims of the framework fall below the threshold, on each issue that has any; on one where it is given. */
export async function countHidden(
  db: Kysely<DB>,
  selection: Selection,
  issue: string | undefined,
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    issue: string
    hidden: number
  }>`${keptPlan}select claim.issue, count(*)::integer as hidden
    from view_sticking_points as claim
    where ${isTooUnsure(selection, issue)}
    group by claim.issue`.execute(db)
  return new Map(rows.map(({ issue, hidden }) => [issue, hidden]))
}

/** The same in all, claims on several issues counted once. */
export async function countHiddenOnce(
  db: Kysely<DB>,
  selection: Selection,
  issue: string | undefined,
): Promise<number> {
  const { rows } = await sql<{ hidden: number }>`${keptPlan}select count(distinct claim.claim)::integer as hidden
    from view_sticking_points as claim
    where ${isTooUnsure(selection, issue)}`.execute(db)
  return rows[0]?.hidden ?? 0
}

function isTooUnsure(selection: Selection, issue: string | undefined): RawBuilder<boolean> {
  return sql`${issue === undefined ? sql`claim.issue is not null` : sql`claim.issue = ${issue}`}
    and claim.framework = ${frameworkColumn(selection.framework)}
    and claim.sure < ${selection.minimumConfidence}
    and ${heldSaid('claim', selection)}`
}

/** The first claims of unknown date on each issue, and how many there are; none where a day is asked about. */
export async function findUndated(
  db: Kysely<DB>,
  selection: Selection,
): Promise<Map<string, { claimIds: string[]; total: number }>> {
  if (selection.on !== undefined) return new Map()
  const { rows } = await sql<{ issue: string; claims: string[]; total: number }>`${keptPlan}select claim.issue,
      (array_agg(claim.claim order by claim.claim))[1:${CLAIMS_SHOWN}::integer] as claims, count(*)::integer as total
    from view_sticking_points as claim
    where claim.issue = any(${[...selection.issues]}::text[])
      and claim.framework = ${frameworkColumn(selection.framework)}
      and claim.open
      and claim.latest = ${LAST_DAY}
      and claim.said = ''
      and ${isCounted('claim', selection)}
    group by claim.issue`.execute(db)
  return new Map(rows.map(({ issue, claims, total }) => [issue, { claimIds: claims, total }]))
}
