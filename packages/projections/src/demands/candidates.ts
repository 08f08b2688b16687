import type { DB } from '@onrecord/database'
import type { DemandState } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AnyOf, columnIsAnyOf, valuesOf } from '../any-of.ts'
import { type AsOf, beneath, held } from '../as-of.ts'
import { withFellows } from '../claims/fellows.ts'
import { ofClaims } from '../claims/filter.ts'
import { claimsView } from '../claims/fold.ts'
import { saidBy } from '../said-by.ts'
import { demandsView } from './fold.ts'

/** Where a page of demands ended: the sort key of said-on, then the claim. */
export type DemandCursor = { order: string; claimId: string }

/** What demands are narrowed to. `addressees`: actors, any of them; `framework` null: of none; `from`, `to`: the day said; `actor`: who asks. */
export type DemandFilter = {
  party?: AnyOf<string> | undefined
  actor?: AnyOf<string> | undefined
  source?: AnyOf<string> | undefined
  addressees?: readonly string[] | undefined
  issue?: AnyOf<string> | undefined
  framework?: string | null | undefined
  phase?: number | undefined
  state?: DemandState | undefined
  from?: string | undefined
  to?: string | undefined
  /** Said by that day. */
  on?: string | undefined
}

/** Most rows judged at once, so that a page of rare states takes bounded memory. */
const LARGEST_WINDOW = 1000

/**
 * Claims whose demands may be asked for, the last said first, a window at a time, each twice as wide as the one before.
 * Whether one is shown is judged by the caller: it may restate another, and only those that can't be in the state are left out.
 */
export async function* findCandidates(
  db: Kysely<DB>,
  asked: AsOf & { filter: DemandFilter; minimumConfidence: number; after?: DemandCursor | undefined; window: number },
): AsyncGenerator<string[]> {
  const { filter, minimumConfidence, window } = asked
  const answered = await findAnswered(db, asked, filter.state)
  const keys = answered && Array.from(answered, (claimId) => `claim/${claimId}`)
  const among = keys === undefined ? [] : [sql<boolean>`demand.key = any(${keys}::text[])`]
  const conditions = sql.join([...matching(asked, filter), ...among], sql` and `)
  let { after } = asked
  // Few of those that are answered may be in the state: they are judged at once.
  for (let size = keys === undefined ? window : LARGEST_WINDOW; ; size = Math.min(size * 2, LARGEST_WINDOW)) {
    const follows =
      after === undefined ? sql`true` : sql`(demand.said, demand.claim) < (${after.order}, ${after.claimId})`
    const { rows } = await sql<{ claim: string; said: string }>`select demand.claim, demand.said
      from view_demands as demand
      where ${held(demandsView, 'demand', asked)}
        and ${conditions}
        and demand.confidence >= ${minimumConfidence}
        and ${follows}
      order by demand.said desc, demand.claim desc
      limit ${size}`.execute(db)
    if (rows.length > 0) yield rows.map(({ claim }) => claim)
    const last = rows.at(-1)
    if (last === undefined || rows.length < size) return
    after = { order: last.said, claimId: last.claim }
  }
}

/** How many demands the threshold alone keeps out of the list, whatever became of them. */
export async function countHidden(
  db: Kysely<DB>,
  asked: AsOf & { filter: DemandFilter; minimumConfidence: number },
): Promise<number> {
  const { rows } = await sql<{ hidden: number }>`select count(*) as hidden
    from view_demands as demand
    where ${held(demandsView, 'demand', asked)}
      and ${sql.join(matching(asked, asked.filter), sql` and `)}
      and demand.confidence < ${asked.minimumConfidence}`.execute(db)
  return rows[0]?.hidden ?? 0
}

function matching(at: AsOf, filter: DemandFilter): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [sql`demand.live`]
  const add = (condition: RawBuilder<boolean>) => void conditions.push(condition)
  const issues = valuesOf(filter.issue)
  for (const condition of columnIsAnyOf('demand.party', filter.party)) add(condition)
  if (filter.addressees !== undefined) add(sql`demand.addressee = any(${[...filter.addressees]}::text[])`)
  if (issues !== undefined) {
    const isOn = issues.map((issue) => sql`strpos(demand.issues, ${` ${issue} `}) > 0`)
    add(sql`(${sql.join(isOn, sql` or `)})`)
  }
  for (const condition of ofClaims('demand.key', at, { actor: filter.actor, source: filter.source })) add(condition)
  if (filter.framework !== undefined) add(sql`demand.framework is not distinct from ${filter.framework}`)
  if (filter.phase !== undefined) add(sql`(demand."row" -> 'listed' ->> 'phase')::integer = ${filter.phase}`)
  if (filter.from !== undefined) add(sql`demand.said >= ${filter.from}`)
  for (const day of [filter.to, filter.on]) if (day !== undefined) add(saidBy('demand.said', day))
  return conditions
}

const RELATION_OF = {
  accepted: 'accepts',
  'partly-accepted': 'accepts',
  rejected: 'rejects',
  met: 'meets',
  withdrawn: 'withdraws',
} as const

/** Claims that something answers, or a reviewer has decided on, with all that share their clusters; undefined: all claims. */
async function findAnswered(
  db: Kysely<DB>,
  at: AsOf,
  state: DemandState | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (state === undefined || state === 'open') return undefined
  const linked = sql`view_claims as edge
    where ${held(claimsView, 'edge', at)} and edge.link_b is not null and edge."row" ->> 'relation' = ${RELATION_OF[state]}`
  const { rows } = await sql<{ claim: string }>`select split_part(decided.key, '/', 2) as claim
    from view_demands as decided
    where ${held(demandsView, 'decided', at)} and ${beneath('decided', 'answer/')}
    union select edge.link_b from ${linked}
    union select edge."row" ->> 'a' from ${linked}`.execute(db)
  return withFellows(db, { ...at, claimIds: rows.map(({ claim }) => claim) })
}
