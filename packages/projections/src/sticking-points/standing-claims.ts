import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { boundsOf } from './bounds.ts'
import { frameworkColumn, isAlone, isCounted, LAST_DAY, type Selection, speakersOf } from './selection.ts'

/**
 * Of each party that takes part, on each issue: every claim that may still stand, with some that do not. What stands was
 * said at the latest no earlier than the greatest earliest day of the side's claims; claims that surely restate nothing
 * give a bound below that day, one among the side's own claims and one among all.
 */
export async function findStandingClaims(db: Kysely<DB>, selection: Selection): Promise<Contribution[]> {
  const { issues, sides } = selection
  const ofAsked = sql<boolean>`claim.issue = asked.issue and claim.party = taking.party and ${isSpoken(selection)}`
  const mayStand = sql`claim.said <> '' and claim.latest >= case when claim.relayed then cell.told else cell.own end`
  // Walled off by "offset", each side is found by its key; joined freely, the planner may read the whole framework.
  const { rows } = await sql<{ row: Contribution }>`${keptPlan}with cell as materialized (
      select asked.issue, taking.party, bound.own, bound.told
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join unnest(${[...sides.takesPart]}::text[]) as taking (party)
      cross join lateral (${boundsOf(selection, ofAsked)}) as bound
    )
    select stands."row"
    from cell
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where ${isOfSide('cell', selection)} and claim.said >= least(cell.own, cell.told) and ${mayStand}
      union all
      select claim."row"
      from view_sticking_points as claim
      where ${isOfSide('cell', selection)}
        and claim.open
        and claim.said < least(cell.own, cell.told)
        and claim.latest >= least(cell.own, cell.told)
        and ${mayStand}
      offset 0
    ) as stands`.execute(db)
  return rows.map(({ row }) => row)
}

/**
 * Of each party that takes part, on each issue: its last refusal, and the one that may have been said latest. A refusal
 * that restates nothing bounds both.
 */
export async function findLastRefusals(db: Kysely<DB>, selection: Selection): Promise<Contribution[]> {
  const { issues, sides } = selection
  const undated = (which: RawBuilder<boolean>) => sql`select claim."row"
      from view_sticking_points as claim
      where ${isOfSide('cell', selection)}
        and claim.stance = 'opposes'
        and claim.open
        and claim.latest = ${LAST_DAY}
        and claim.said = ''
        and ${which}`
  const isUnclustered = isAlone('claim', selection)
  const { rows } = await sql<{ row: Contribution }>`${keptPlan}with cell as materialized (
      select asked.issue, taking.party, coalesce(last.said, '') as said, coalesce(last.claim, '') as claim,
        coalesce(last.latest, '') as latest
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join unnest(${[...sides.takesPart]}::text[]) as taking (party)
      left join lateral (
        select claim.said, claim.claim, claim.latest
        from view_sticking_points as claim
        where claim.issue = asked.issue
          and claim.party = taking.party
          and ${isSpoken(selection)}
          and claim.stance = 'opposes'
          and ${isUnclustered}
        order by claim.said desc, claim.claim desc
        limit 1
      ) as last on true
    )
    select refused."row"
    from cell
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where ${isOfSide('cell', selection)}
        and claim.stance = 'opposes'
        and (claim.said, claim.claim) >= (cell.said, cell.claim)
      union all
      select claim."row"
      from view_sticking_points as claim
      where ${isOfSide('cell', selection)}
        and claim.stance = 'opposes'
        and claim.open
        and claim.said <> ''
        and claim.latest > cell.latest
      offset 0
    ) as refused
    union all
    select alone."row" from cell cross join lateral (${undated(isUnclustered)} limit 1) as alone
    union all
    select clustered."row"
    from cell
    cross join lateral (${undated(sql`not ${isUnclustered}`)}) as clustered
    where not exists (${undated(isUnclustered)})`.execute(db)
  return rows.map(({ row }) => row)
}

/** The condition that `claim` is its party's own word, in the framework asked about. */
function isSpoken(selection: Selection): RawBuilder<boolean> {
  return sql`claim.framework = ${frameworkColumn(selection.framework)}
    and claim.actor = any(${speakersOf(selection.sides)}::text[])
    and ${isCounted('claim', selection)}`
}

function isOfSide(cell: string, selection: Selection): RawBuilder<boolean> {
  return sql`claim.issue = ${sql.ref(`${cell}.issue`)}
    and claim.party = ${sql.ref(`${cell}.party`)}
    and ${isSpoken(selection)}`
}
