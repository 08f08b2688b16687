import type { DB } from '@onrecord/database'
import { CLAIMS_SHOWN, type Contribution } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { actorsView } from '../actors/fold.ts'
import { held } from '../as-of.ts'
import { frameworkColumn, heldSaid, type Selection, speakersOf } from '../sticking-points/selection.ts'

/** Whose words: a party's, by those who speak for it, or one actor's own, those said together with others included. */
export type Side = { party: string } | { actor: string }

/** Whose claims on which issue. */
export type SideSelection = Selection & { issue: string; side: Side }

/** How many claims of a side count, are too unsure to, or have no date; of these the first. */
export async function countSideClaims(
  db: Kysely<DB>,
  selection: SideSelection,
): Promise<{ dated: number; hidden: number; undated: string[]; undatedTotal: number }> {
  const isSure = sql`claim.sure >= ${selection.minimumConfidence}`
  const isUndated = sql`${isSure} and claim.said = ''`
  const { rows } = await sql<{ dated: number; hidden: number; undated: string[] | null; undatedTotal: number }>`select
      count(*) filter (where ${isSure} and claim.said <> '')::integer as dated,
      count(*) filter (where not ${isSure})::integer as hidden,
      (array_agg(claim.claim order by claim.claim) filter (where ${isUndated}))[1:${CLAIMS_SHOWN}::integer] as undated,
      count(*) filter (where ${isUndated})::integer as "undatedTotal"
    from ${claimsOfSide(selection)}`.execute(db)
  const { dated = 0, hidden = 0, undated = null, undatedTotal = 0 } = rows[0] ?? {}
  return { dated, hidden, undated: undated ?? [], undatedTotal }
}

/** Dated claims of a side that count, the last said first; of these claims alone where they are given. */
export async function findSideClaims(
  db: Kysely<DB>,
  selection: SideSelection & { limit: number; claimIds?: readonly string[] },
): Promise<Contribution[]> {
  const { minimumConfidence, claimIds, limit } = selection
  const isAsked = claimIds === undefined ? sql`true` : sql`claim.claim = any(${[...claimIds]}::text[])`
  const { rows } = await sql<{ row: Contribution }>`select claim."row"
    from ${claimsOfSide(selection)} and claim.sure >= ${minimumConfidence} and claim.said <> '' and ${isAsked}
    order by claim.said desc, claim.claim desc
    limit ${limit}`.execute(db)
  return rows.map(({ row }) => row)
}

/** What to select `claim` from, with the conditions that it was said by the side on the issue in the framework. */
function claimsOfSide(selection: SideSelection): RawBuilder<unknown> {
  const { issue, side } = selection
  const framework = frameworkColumn(selection.framework)
  if ('party' in side) {
    return sql`view_sticking_points as claim
      where claim.issue = ${issue}
        and claim.framework = ${framework}
        and claim.party = ${side.party}
        and claim.actor = any(${speakersOf(selection.sides)}::text[])
        and ${heldSaid('claim', selection)}`
  }
  // Walled off by "offset", each claim is found by its key.
  return sql`view_actors as taken
    cross join lateral (
      select *
      from view_sticking_points as claim
      where claim.key = 'contribution/' || taken.claim || '/' || taken.issue
        and ${heldSaid('claim', selection)}
      offset 0
    ) as claim
    where ${held(actorsView, 'taken', selection)}
      and taken.actor = ${side.actor}
      and taken.issue = ${issue}
      and claim.framework = ${framework}`
}
