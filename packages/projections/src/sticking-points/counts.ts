import { type DB, keptPlan } from '@onrecord/database'
import { CLAIMS_SHOWN } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { frameworkColumn, heldSaid, isCounted, LAST_DAY, type Selection } from './selection.ts'

/**
 * How many claims of the framework fall below the threshold, on each issue (on one where it is given) and in all; a claim on
 * several issues counts once in all.
 */
export async function countHidden(
  db: Kysely<DB>,
  selection: Selection,
  issue: string | undefined,
): Promise<{ byIssue: Map<string, number>; all: number }> {
  const { rows } = await sql<{ issue: string | null; hidden: number }>`${keptPlan}select claim.issue,
      count(distinct claim.claim)::integer as hidden
    from view_sticking_points as claim
    where ${issue === undefined ? sql`claim.issue is not null` : sql`claim.issue = ${issue}`}
      and claim.framework = ${frameworkColumn(selection.framework)}
      and claim.sure < ${selection.minimumConfidence}
      and ${heldSaid('claim', selection)}
    group by grouping sets ((claim.issue), ())`.execute(db)
  const byIssue = new Map(rows.flatMap(({ issue, hidden }) => (issue === null ? [] : [[issue, hidden] as const])))
  return { byIssue, all: rows.find(({ issue }) => issue === null)?.hidden ?? 0 }
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
