import type { DB } from '@onrecord/database'
import { type Due, type DueDecision, type DueState, type Relation, saidWhen } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { listLinks } from '../claims/links.ts'
import { findConfiguration, thresholdOf } from '../dossiers/queries.ts'
import { type Deadline, type DeadlineClaim, judgeDeadlines } from './deadline.ts'
import { deadlinesView } from './fold.ts'
import type { OutcomeRow } from './rows.ts'

const RELATIONS: readonly Relation[] = ['restates', 'meets', 'misses', 'extends', 'withdraws']

/** What is asked. `types` are obligations alone unless told; `framework` undefined: all, null: claims that belong to none. */
export type DeadlineQuery = AsOf & {
  /** The dossier's day today, which dates are judged on where no `on` is given. */
  today: string
  /** Counts what was said by that day alone, and judges on it. */
  on?: string | undefined
  types?: readonly Due['type'][] | undefined
  framework?: string | null | undefined
  party?: string | undefined
  state?: DueState | undefined
  minimumConfidence?: number | undefined
  /** `order` of the last deadline of the page before. */
  after?: string | undefined
  limit: number
}

/** A page of deadlines: obligations first, then by their last day; `hidden` counts what the threshold keeps out of all pages. */
export async function listDeadlines(
  db: Kysely<DB>,
  query: DeadlineQuery,
): Promise<{ deadlines: Deadline[]; hidden: number }> {
  const { types = ['obligation'] } = query
  const configured = await findConfiguration(db, query)
  const links = await listLinks(db, { ...query, relations: RELATIONS })
  const tellers = links.flatMap(({ a, b }) => [a, b])
  const { deadlines, hidden } = judgeDeadlines(
    { claims: await findDeadlineClaims(db, query, tellers), decisions: await findDecisions(db, query), links },
    {
      framework: query.framework,
      types,
      day: query.on ?? query.today,
      on: query.on,
      minimumConfidence: thresholdOf(configured?.configuration, query.minimumConfidence),
    },
  )
  const { after = '', party, state } = query
  const asked = deadlines.filter(
    (deadline) =>
      deadline.order > after &&
      (party === undefined || deadline.party === party) &&
      (state === undefined || deadline.state === state),
  )
  return { deadlines: asked.slice(0, query.limit), hidden }
}

type ClaimRow = Omit<DeadlineClaim, 'said'> & { saidOn: string | null; publishedOn: string | null }

/** Live claims that set a date, and those among `tellers`. */
async function findDeadlineClaims(db: Kysely<DB>, at: AsOf, tellers: readonly string[]): Promise<DeadlineClaim[]> {
  const { rows } = await sql<ClaimRow>`select claim.claim as "claimId",
      date."row" -> 'due' as due,
      claim."row" -> 'found' ->> 'saidOn' as "saidOn",
      claim."row" -> 'document' ->> 'publishedOn' as "publishedOn",
      (claim."row" -> 'found' ->> 'confidence')::float8 as confidence,
      claim."row" ->> 'review' as review,
      claim."row" -> 'listed' ->> 'framework' as framework,
      (claim."row" -> 'classified' ->> 'phase')::integer as phase,
      claim."row" -> 'listed' ->> 'party' as party,
      claim."row" -> 'classified' -> 'claimants' -> 0 ->> 'actorId' as "actorId"
    from (
      select date."row" ->> 'claimId' as claim
      from view_deadlines as date
      where ${held(deadlinesView, 'date', at)} and date.due_type is not null
      union
      select unnest(${[...new Set(tellers)]}::text[])
    ) as asked
    join view_claims as claim
      on claim.key = 'claim/' || asked.claim
      and ${held(claimsView, 'claim', at)}
    left join view_deadlines as date
      on date.key = 'due/' || asked.claim
      and ${held(deadlinesView, 'date', at)}
    where claim.live`.execute(db)
  return rows.map(({ saidOn, publishedOn, ...claim }) => ({ ...claim, said: saidWhen({ saidOn, publishedOn }) }))
}

async function findDecisions(db: Kysely<DB>, at: AsOf): Promise<Map<string, DueDecision>> {
  const { rows } = await sql<{ row: OutcomeRow }>`select outcome."row"
    from view_deadlines as outcome
    where ${held(deadlinesView, 'outcome', at)} and ${beneath('outcome', 'outcome/')}`.execute(db)
  return new Map(rows.map(({ row }) => [row.claimId, row.decision]))
}
