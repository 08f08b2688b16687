import type { DB } from '@onrecord/database'
import type { Act, ClaimKind, Review } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'
import type { ClaimFacts } from './rows.ts'

/** Where a page of claims ended: the sort key of said-on, then the claim. */
export type ClaimCursor = { said: string; claimId: string }

/** What a list of claims is narrowed to; `framework` null: those that belong to none. `from`: said on that day or later; `on`: by that day. */
export type ClaimFilter = {
  kind?: ClaimKind | undefined
  act?: Act | undefined
  party?: string | undefined
  actor?: string | undefined
  issue?: string | undefined
  framework?: string | null | undefined
  phase?: number | undefined
  document?: string | undefined
  review?: Review | undefined
  from?: string | undefined
  on?: string | undefined
  minimumConfidence?: number | undefined
}

/** A claim as it is read now, with its place in the list. */
export type ListedClaim = { claimId: string; said: string; facts: ClaimFacts }

/**
 * Live claims, the last said first, undated ones last. Of a cluster only the claim said first is listed, unless `clusters`
 * is `apart`; retracted claims are listed where they are asked for by `review`.
 */
export async function listClaims(
  db: Kysely<DB>,
  page: AsOf & {
    filter?: ClaimFilter
    clusters?: 'folded' | 'apart'
    after?: ClaimCursor | undefined
    limit: number
  },
): Promise<ListedClaim[]> {
  const { filter = {}, clusters = 'folded', after } = page
  const conditions = [...matching(filter), held(claimsView, 'claim', page)]
  if (after !== undefined) conditions.push(sql`(claim.said, claim.claim) < (${after.said}, ${after.claimId})`)
  if (clusters === 'folded') conditions.push(sql`not ${saidBefore(page, filter)}`)
  const { rows } = await sql<{
    claim: string
    said: string
    row: ClaimFacts
  }>`select claim.claim, claim.said, claim."row"
    from view_claims as claim
    where ${sql.join(conditions, sql` and `)}
    order by claim.said desc, claim.claim desc
    limit ${page.limit}`.execute(db)
  return rows.map(({ claim, said, row }) => ({ claimId: claim, said, facts: row }))
}

/** How many claims the threshold alone keeps out of a list. */
export async function countHiddenClaims(db: Kysely<DB>, list: AsOf & { filter: ClaimFilter }): Promise<number> {
  const { minimumConfidence = 0, ...filter } = list.filter
  const conditions = [...matching(filter), held(claimsView, 'claim', list)]
  const { rows } = await sql<{ hidden: number }>`select count(*) as hidden
    from view_claims as claim
    where ${sql.join(conditions, sql` and `)}
      and claim.confidence < ${minimumConfidence}`.execute(db)
  return rows[0]?.hidden ?? 0
}

/** Claims by id, dead ones included; ids that the dossier does not know are left out. */
export async function findClaims(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<Map<string, ListedClaim>> {
  if (key.claimIds.length === 0) return new Map()
  const { rows } = await sql<{
    claim: string
    said: string
    row: ClaimFacts
  }>`select claim.claim, claim.said, claim."row"
    from view_claims as claim
    where ${held(claimsView, 'claim', key)}
      and claim.key = any(${key.claimIds.map((id) => `claim/${id}`)}::text[])`.execute(db)
  return new Map(rows.map(({ claim, said, row }) => [claim, { claimId: claim, said, facts: row }]))
}

function matching(filter: ClaimFilter): RawBuilder<boolean>[] {
  const row = sql`claim."row"`
  const conditions: RawBuilder<boolean>[] = [sql`claim.claim is not null`]
  const add = (condition: RawBuilder<boolean>) => void conditions.push(condition)
  if (filter.review !== 'retracted') add(sql`claim.live`)
  if (filter.review !== undefined) add(sql`${row} ->> 'review' = ${filter.review}`)
  if (filter.kind !== undefined) add(sql`${row} -> 'listed' ->> 'kind' = ${filter.kind}`)
  if (filter.act !== undefined) add(sql`${row} -> 'found' ->> 'act' = ${filter.act}`)
  if (filter.party !== undefined) add(sql`${row} -> 'listed' ->> 'party' = ${filter.party}`)
  if (filter.framework !== undefined) {
    add(sql`${row} -> 'listed' ->> 'framework' is not distinct from ${filter.framework}`)
  }
  if (filter.phase !== undefined) add(sql`(${row} -> 'classified' ->> 'phase')::integer = ${filter.phase}`)
  if (filter.document !== undefined) add(sql`${row} ->> 'documentId' = ${filter.document}`)
  if (filter.actor !== undefined) {
    add(sql`${row} -> 'classified' -> 'claimants' @> ${JSON.stringify([{ actorId: filter.actor }])}::jsonb`)
  }
  if (filter.issue !== undefined) {
    add(sql`${row} -> 'classified' -> 'positions' @> ${JSON.stringify([{ issue: filter.issue }])}::jsonb`)
  }
  if (filter.from !== undefined) add(sql`claim.said <> '' and split_part(claim.said, '/', 1) >= ${filter.from}`)
  if (filter.on !== undefined) add(sql`claim.said <> '' and split_part(claim.said, '/', 1) <= ${filter.on}`)
  if (filter.minimumConfidence !== undefined) {
    add(sql`claim.confidence >= ${filter.minimumConfidence}`)
  }
  return conditions
}

/** Another claim of the same cluster, itself counted, was said before; a cluster shows as its earliest-said claim. */
function saidBefore(at: AsOf, filter: ClaimFilter): RawBuilder<boolean> {
  const isSaid =
    filter.on === undefined ? sql`true` : sql`other.said <> '' and split_part(other.said, '/', 1) <= ${filter.on}`
  return sql`exists (
    select from view_claims as own
    join view_claims as fellow
      on fellow.key >= 'cluster/' || (own."row" ->> 'cluster') || '/'
      and fellow.key < 'cluster/' || (own."row" ->> 'cluster') || '0'
      and ${held(claimsView, 'fellow', at)}
    join view_claims as other
      on other.key = 'claim/' || split_part(fellow.key, '/', 3)
      and ${held(claimsView, 'other', at)}
    where own.key = 'member/' || claim.claim
      and ${held(claimsView, 'own', at)}
      and other.live
      and other.confidence >= ${filter.minimumConfidence ?? 0}
      and ${isSaid}
      and (other.said, other.claim) < (claim.said, claim.claim)
  )`
}
