import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import type { AsOf } from '../as-of.ts'
import { type ClaimFilter, matching } from '../claims/filter.ts'
import type { ListedClaim } from '../claims/queries.ts'
import type { ClaimFacts } from '../claims/rows.ts'

/** Where a page of claims to review ended. */
export type UnreviewedCursor = { said: string; confidence: number; claimId: string }

/** What claims to review are narrowed to. */
export type UnreviewedFilter = Pick<
  ClaimFilter,
  'kind' | 'party' | 'issue' | 'document' | 'on' | 'minimumConfidence' | 'maximumConfidence'
>

/**
 * Live claims that nobody has reviewed, or had by `asOfSeq`, the last said first, of one time the least sure first; without
 * `except`, which were listed before for what they change.
 */
export async function listUnreviewed(
  db: Kysely<DB>,
  page: AsOf & {
    filter: UnreviewedFilter
    except: readonly string[]
    after?: UnreviewedCursor | undefined
    limit: number
  },
): Promise<ListedClaim[]> {
  const { dossier, asOfSeq, after, except, filter } = page
  const conditions = [...matching({ dossier, asOfSeq }, filter), sql`claim."row" ->> 'review' = 'unreviewed'`]
  // Said as the index of what is left to review now says it.
  if (asOfSeq === undefined) conditions.push(sql`claim.to_seq is null`)
  if (except.length > 0) conditions.push(sql`claim.claim <> all(${[...except]}::text[])`)
  if (after !== undefined) {
    conditions.push(sql`claim.said <= ${after.said}`)
    conditions.push(
      sql`(claim.said < ${after.said} or (claim.confidence, claim.claim) > (${after.confidence}, ${after.claimId}))`,
    )
  }
  const { rows } = await sql<{
    claim: string
    said: string
    recorded: number
    row: ClaimFacts
  }>`select claim.claim, claim.said, claim.recorded, claim."row"
    from view_claims as claim
    where ${sql.join(conditions, sql` and `)}
    order by claim.said desc, claim.confidence, claim.claim
    limit ${page.limit}`.execute(db)
  return rows.map(({ claim, said, recorded, row }) => ({ claimId: claim, said, recorded, facts: row }))
}
