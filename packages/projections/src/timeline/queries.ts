import type { DB } from '@onrecord/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { type FacetFilter, ofClaims } from '../claims/filter.ts'
import { claimsView } from '../claims/fold.ts'
import { deadlinesView } from '../deadlines/fold.ts'
import { saidBy } from '../said-by.ts'

/** Something that a day holds: a claim that was said by then, or a date that a claim sets and that ends then. Sorts by `order`, then claim. */
export type TimelineEntry = { day: string; what: 'said' | 'due'; claimId: string; order: string }

/** What is asked: days from `from` to `to`, both included; `on`: claims said by that day alone; `claims`: what the claim has. */
export type TimelineQuery = AsOf & {
  from?: string | undefined
  to?: string | undefined
  on?: string | undefined
  framework?: string | null | undefined
  party?: string | undefined
  claims?: FacetFilter | undefined
  minimumConfidence?: number | undefined
  after?: Pick<TimelineEntry, 'order' | 'claimId'> | undefined
  limit: number
}

/**
 * The claims of a dossier along the days, earliest first: by the day that a claim sorts by, and by the last day of the
 * date that it sets. It has no fold of its own, since it says nothing that the views of claims and deadlines do not hold.
 * Undated claims are left out.
 */
export async function listTimeline(db: Kysely<DB>, query: TimelineQuery): Promise<TimelineEntry[]> {
  const { limit, after } = query
  // A sort key begins with its day and a '/', which '0' follows: so the days bound the keys, and the index is used.
  const low = later(query.from ?? '', after?.order ?? '')
  const high = `${earlier(query.to ?? LAST_DAY, query.on ?? LAST_DAY)}0`
  const follows = (order: RawBuilder<string>) =>
    after === undefined ? sql`true` : sql`(${order}, entry.claim) > (${after.order}, ${after.claimId})`
  const said = sql<string>`entry.said`
  const due = sql<string>`entry.entry`
  const { rows } = await sql<{ order: string; what: 'said' | 'due'; claim: string }>`select "order", what, claim
    from (
      (
        select ${said} as "order", 'said' as what, entry.claim
        from view_claims as entry
        where ${held(claimsView, 'entry', query)}
          and entry.claim is not null
          and ${said} >= ${low} and ${said} < ${high} and ${said} <> ''
          and ${follows(said)} and ${isCounted(query)}
        order by entry.said, entry.claim
        limit ${limit}
      )
      union all
      (
        select ${due} as "order", 'due' as what, entry.claim
        from view_deadlines as entry
        where ${held(deadlinesView, 'entry', query)}
          and ${due} >= ${low} and ${due} < ${`${query.to ?? LAST_DAY}0`}
          and ${follows(due)} and ${isCounted(query)}
        order by entry.entry, entry.claim
        limit ${limit}
      )
    ) as found
    order by "order" collate "C", claim
    limit ${limit}`.execute(db)
  return rows.map(({ order, what, claim }) => ({ day: order.slice(0, 10), what, claimId: claim, order }))
}

const LAST_DAY = '9999-12-31'
const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

/** Both tables name what is asked of a claim alike. */
function isCounted(query: TimelineQuery): RawBuilder<unknown> {
  const { minimumConfidence = 0, on, party, framework, claims = {} } = query
  const conditions = [sql`entry.live`, sql`entry.confidence >= ${minimumConfidence}`]
  const listed = sql`entry."row" -> 'listed'`
  if (on !== undefined) conditions.push(saidBy('entry.said', on))
  if (party !== undefined) conditions.push(sql`${listed} ->> 'party' = ${party}`)
  if (framework !== undefined) conditions.push(sql`${listed} ->> 'framework' is not distinct from ${framework}`)
  return sql.join([...conditions, ...ofClaims('entry.key', query, claims)], sql` and `)
}
