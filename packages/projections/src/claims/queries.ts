import { type DB, keptPlan } from '@onrecord/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { type ClaimFilter, matching } from './filter.ts'
import { claimsView } from './fold.ts'
import type { ClaimFacts } from './rows.ts'

/** A claim as it is read now, with its place in a list: the sort key of said-on, or the seq of its first recording. */
export type ListedClaim = { claimId: string; said: string; recorded: number; facts: ClaimFacts }

/** Where a page of claims ended. */
export type ClaimCursor = Pick<ListedClaim, 'claimId' | 'said' | 'recorded'>

/** By when it was said (undated before all) or by when it was recorded. */
export type ClaimOrder = { by: 'said' | 'recorded'; direction: 'ascending' | 'descending' }

const LAST_SAID_FIRST: ClaimOrder = { by: 'said', direction: 'descending' }

/** Most hidden claims that are counted: a reader needs to know whether it is none, a few, or very many. */
export const MAX_HIDDEN = 1000

type Row = { claim: string; said: string; recorded: number; row: ClaimFacts }

/**
 * Live claims, the last said first unless told otherwise. Of a cluster only the claim said first is listed, unless
 * `clusters` is `apart`; retracted claims are listed where they are asked for by `review`.
 */
export async function listClaims(
  db: Kysely<DB>,
  page: AsOf & {
    filter?: ClaimFilter
    clusters?: 'folded' | 'apart'
    order?: ClaimOrder
    after?: ClaimCursor | undefined
    limit: number
  },
): Promise<ListedClaim[]> {
  const { filter = {}, clusters = 'folded', order = LAST_SAID_FIRST, after } = page
  const column = sql.ref(`claim.${order.by}`)
  const isDescending = order.direction === 'descending'
  const conditions = matching(page, filter)
  if (after !== undefined) {
    const follows = isDescending ? sql`<` : sql`>`
    conditions.push(sql`(${column}, claim.claim) ${follows} (${after[order.by]}, ${after.claimId})`)
  }
  if (clusters === 'folded') conditions.push(sql`not ${saidBefore(page, filter)}`)
  const direction = isDescending ? sql`desc` : sql`asc`
  const { rows } = await sql<Row>`select claim.claim, claim.said, claim.recorded, claim."row"
    from view_claims as claim
    where ${sql.join(conditions, sql` and `)}
    order by ${column} ${direction}, claim.claim ${direction}
    limit ${page.limit}`.execute(db)
  return rows.map(listed)
}

/** How many claims the threshold alone keeps out of a list; {@link MAX_HIDDEN} stands for that many and more. */
export async function countHiddenClaims(db: Kysely<DB>, list: AsOf & { filter: ClaimFilter }): Promise<number> {
  const { minimumConfidence = 0, ...filter } = list.filter
  if (minimumConfidence <= 0) return 0
  const { rows } = await sql<{ hidden: number }>`select count(*) as hidden
    from (
      select
      from view_claims as claim
      where ${sql.join(matching(list, filter), sql` and `)}
        and claim.confidence < ${minimumConfidence}
      limit ${MAX_HIDDEN}
    ) as hidden`.execute(db)
  return rows[0]?.hidden ?? 0
}

/** Claims by id, dead ones included; ids that the dossier does not know are left out. */
export async function findClaims(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<Map<string, ListedClaim>> {
  if (key.claimIds.length === 0) return new Map()
  const { rows } = await sql<Row>`${keptPlan}select claim.claim, claim.said, claim.recorded, claim."row"
    from view_claims as claim
    where ${held(claimsView, 'claim', key)}
      and claim.key = any(${key.claimIds.map((id) => `claim/${id}`)}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.claim, listed(row)]))
}

function listed({ claim, said, recorded, row }: Row): ListedClaim {
  return { claimId: claim, said, recorded, facts: row }
}

/**
 * Another claim of the same cluster, itself counted, was said before; a cluster shows as its earliest-said claim. Walled off
 * by "offset", each is found by its key; the planner would rather read all that was said before, for every claim.
 */
function saidBefore(at: AsOf, filter: ClaimFilter): RawBuilder<unknown> {
  return sql`exists (
    select from view_claims as own
    cross join lateral (
      select split_part(fellow.key, '/', 3) as claim
      from view_claims as fellow
      where fellow.key >= 'cluster/' || (own."row" ->> 'cluster') || '/'
        and fellow.key < 'cluster/' || (own."row" ->> 'cluster') || '0'
        and ${held(claimsView, 'fellow', at)}
      offset 0
    ) as fellow
    cross join lateral (
      select other.said, other.claim, other.live, other.confidence
      from view_claims as other
      where other.key = 'claim/' || fellow.claim and ${held(claimsView, 'other', at)}
      offset 0
    ) as other
    where own.key = 'member/' || claim.claim
      and ${held(claimsView, 'own', at)}
      and other.live
      and other.confidence >= ${filter.minimumConfidence ?? 0}
      and ${filter.on === undefined ? sql`true` : saidBy('other.said', filter.on)}
      and (other.said, other.claim) < (claim.said, claim.claim)
  )`
}
