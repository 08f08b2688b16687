import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution, Link } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

/**
 * Links by which one party at the table rejects what another asks on an issue, with both claims. Rejections are the most
 * frequent answers by far, and asked for on few issues: they are found from what is asked there.
 */
export async function findRejections(
  db: Kysely<DB>,
  selection: Selection,
): Promise<{ links: Link[]; claims: Contribution[] }> {
  const { issues, sides } = selection
  const isSpoken = sql`claim.framework = ${frameworkColumn(selection.framework)}
        and claim.party = any(${[...sides.takesPart]}::text[])
        and claim.actor = any(${speakersOf(sides)}::text[])
        and ${isCounted('claim', selection)}`
  const isRejection = sql`${held(claimsView, 'edge', selection)}
        and edge."row" ->> 'relation' = 'rejects'
        and not (edge."row" ->> 'cut')::boolean`
  // What asks for an answer is said as the domain's `asksForAnswer` says it.
  const { rows } = await sql<{ one: Contribution; other: Contribution }>`${keptPlan}with asking as materialized (
      select claim.claim, claim.issue, claim.party, claim."row"
      from view_sticking_points as claim
      where claim.issue = any(${[...issues]}::text[])
        and ${isSpoken}
        and (claim."row" ->> 'kind' = 'demand' or claim."row" ->> 'act' in ('demand', 'propose'))
    )
    -- Walled off by "offset", each link and each claim is found by its key.
    select asking."row" as one, other."row" as other
    from asking
    cross join lateral (
      select edge.link_b as claim
      from view_claims as edge
      where edge.key >= 'edge/' || asking.claim || '/' and edge.key < 'edge/' || asking.claim || '0' and ${isRejection}
      union all
      select edge."row" ->> 'a'
      from view_claims as edge
      where edge.link_b = asking.claim and ${isRejection}
      offset 0
    ) as linked
    cross join lateral (
      select claim.party, claim."row"
      from view_sticking_points as claim
      where claim.key = 'contribution/' || linked.claim || '/' || asking.issue and ${isSpoken}
      offset 0
    ) as other
    where other.party <> asking.party`.execute(db)
  const links = new Map<string, Link>()
  for (const { one, other } of rows) {
    // Where both ask for something, the link was found from either end.
    const [a = '', b = ''] = [one.claimId, other.claimId].toSorted()
    links.set(`${a} ${b}`, { a, b, relation: 'rejects' })
  }
  return { links: [...links.values()], claims: rows.flatMap(({ one, other }) => [one, other]) }
}
