import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { deadlinesView } from '../deadlines/fold.ts'

/** Something that a day holds: a claim that was said by then, or a date that a claim sets and that ends then. */
export type TimelineEntry = { day: string; what: 'said' | 'due'; claimId: string }

/** What is asked: days from `from` to `to`, both included; `on`: claims said by that day alone. */
export type TimelineQuery = AsOf & {
  from?: string | undefined
  to?: string | undefined
  on?: string | undefined
  framework?: string | null | undefined
  party?: string | undefined
  minimumConfidence?: number | undefined
  after?: TimelineEntry | undefined
  limit: number
}

/**
 * The claims of a dossier along the days, earliest first: by the day that a claim sorts by, and by the last day of the
 * date that it sets. It has no fold of its own, since it says nothing that the views of claims and deadlines do not hold.
 * Undated claims are left out.
 */
export async function listTimeline(db: Kysely<DB>, query: TimelineQuery): Promise<TimelineEntry[]> {
  const { from = '', to = '9999-12-31', on = '9999-12-31', after } = query
  const isAsked = [
    sql`(claim."row" -> 'listed' ->> 'live')::boolean`,
    sql`(claim."row" -> 'listed' ->> 'confidence')::float8 >= ${query.minimumConfidence ?? 0}`,
    sql`claim.said <> '' and split_part(claim.said, '/', 1) <= ${on}`,
  ]
  if (query.party !== undefined) isAsked.push(sql`claim."row" -> 'listed' ->> 'party' = ${query.party}`)
  if (query.framework !== undefined) {
    isAsked.push(sql`claim."row" -> 'listed' ->> 'framework' is not distinct from ${query.framework}`)
  }
  const asked = sql.join(isAsked, sql` and `)
  const position = after ?? { day: '', what: 'due', claimId: '' }
  const { rows } = await sql<TimelineEntry>`select day, what, "claimId"
    from (
      select split_part(claim.said, '/', 1) as day, 'said' as what, claim.claim as "claimId"
      from view_claims as claim
      where ${held(claimsView, 'claim', query)} and claim.claim is not null and ${asked}
      union all
      select date."row" -> 'due' ->> 'latest', 'due', claim.claim
      from view_deadlines as date
      join view_claims as claim
        on claim.key = 'claim/' || (date."row" ->> 'claimId')
        and ${held(claimsView, 'claim', query)}
      where ${held(deadlinesView, 'date', query)} and date.due_type is not null and ${asked}
    ) as entry
    where day between ${from} and ${to}
      and (day, what, "claimId") > (${position.day}, ${position.what}, ${position.claimId})
    order by day, what, "claimId"
    limit ${query.limit}`.execute(db)
  return rows
}
