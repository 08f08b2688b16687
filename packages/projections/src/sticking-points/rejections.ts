import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution, Link } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

type Rejections = { links: Link[]; claims: Contribution[] }

/**
 * Links by which one party at the table rejects what another asks on an issue, with both claims. Rejections are the most
 * frequent answers by far, and asked for on few issues: they are found from what is asked there.
 */
export async function findRejections(db: Kysely<DB>, selection: Selection): Promise<Rejections> {
  const { issues, sides } = selection
  // What asks for an answer is said as the domain's `asksForAnswer` says it.
  return rejectionsOf(
    db,
    selection,
    sql`select claim.claim, claim.issue, claim.party, claim."row"
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join unnest(${[...sides.takesPart]}::text[]) as taking (party)
      cross join lateral (
        select claim.claim, claim.issue, claim.party, claim."row"
        from view_sticking_points as claim
        where claim.issue = asked.issue
          and claim.party = taking.party
          and ${isSpoken(selection)}
          and (claim."row" ->> 'kind' = 'demand' or claim."row" ->> 'act' in ('demand', 'propose'))
        offset 0
      ) as claim`,
  )
}

/** The same for these claims alone, each on its issue. */
export async function findRejectionsOf(
  db: Kysely<DB>,
  selection: Selection,
  asked: readonly Contribution[],
): Promise<Rejections> {
  if (asked.length === 0) return { links: [], claims: [] }
  return rejectionsOf(
    db,
    selection,
    sql`select claim.claim, claim.issue, claim.party, claim."row"
      from unnest(${asked.map(({ claimId, issue }) => `contribution/${claimId}/${issue}`)}::text[]) as asked (key)
      cross join lateral (
        select claim.claim, claim.issue, claim.party, claim."row"
        from view_sticking_points as claim
        where claim.key = asked.key
          and ${isSpoken(selection)}
        offset 0
      ) as claim`,
  )
}

function isSpoken(selection: Selection): RawBuilder<boolean> {
  return sql`claim.framework = ${frameworkColumn(selection.framework)}
        and claim.actor = any(${speakersOf(selection.sides)}::text[])
        and ${isCounted('claim', selection)}`
}

async function rejectionsOf(db: Kysely<DB>, selection: Selection, asking: RawBuilder<unknown>): Promise<Rejections> {
  const isHeld = held(claimsView, 'edge', selection)
  const { rows } = await sql<{ one: Contribution; other: Contribution }>`${keptPlan}with asking as materialized (
      ${asking}
    )
    -- Walled off by "offset", each link and each claim is found by its key; what relation it is is asked behind the wall,
    -- or else every rejection of the dossier may be read for each claim.
    select asking."row" as one, other."row" as other
    from asking
    cross join lateral (
      select edge.link_b as claim, edge."row"
      from view_claims as edge
      where edge.key >= 'edge/' || asking.claim || '/' and edge.key < 'edge/' || asking.claim || '0' and ${isHeld}
      union all
      select edge."row" ->> 'a', edge."row"
      from view_claims as edge
      where edge.link_b = asking.claim and ${isHeld}
      offset 0
    ) as linked
    cross join lateral (
      select claim.party, claim."row"
      from view_sticking_points as claim
      where claim.key = 'contribution/' || linked.claim || '/' || asking.issue
        and claim.party = any(${[...selection.sides.takesPart]}::text[])
        and ${isSpoken(selection)}
      offset 0
    ) as other
    where linked."row" ->> 'relation' = 'rejects'
      and not (linked."row" ->> 'cut')::boolean
      and other.party <> asking.party`.execute(db)
  const links = new Map<string, Link>()
  for (const { one, other } of rows) {
    // Where both ask for something, the link was found from either end.
    const [a = '', b = ''] = [one.claimId, other.claimId].toSorted()
    links.set(`${a} ${b}`, { a, b, relation: 'rejects' })
  }
  return { links: [...links.values()], claims: rows.flatMap(({ one, other }) => [one, other]) }
}
