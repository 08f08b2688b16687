import type { DB } from '@onrecord/database'
import type { Due, DueDecision, DueState, Relation } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { findLinks } from '../claims/links.ts'
import { findClaims } from '../claims/queries.ts'
import { findConfiguration, thresholdOf } from '../dossiers/queries.ts'
import { type Deadline, judgeDeadlines } from './deadline.ts'
import { deadlinesView } from './fold.ts'
import type { DueRow, OutcomeRow } from './rows.ts'

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
  const dates = await findDates(db, query)
  const ids = dates.filter(({ due }) => types.includes(due.type)).map(({ claimId }) => claimId)
  const links = await findLinks(db, { ...query, claimIds: ids, relations: RELATIONS })
  const claims = await findClaims(db, { ...query, claimIds: [...ids, ...links.flatMap(({ a, b }) => [a, b])] })
  const { deadlines, hidden } = judgeDeadlines(
    {
      dates,
      decisions: await findDecisions(db, query),
      claims: new Map(Array.from(claims, ([claimId, { facts }]) => [claimId, facts])),
      links,
    },
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

async function findDates(db: Kysely<DB>, at: AsOf): Promise<DueRow[]> {
  const { rows } = await sql<{ row: DueRow }>`select date."row"
    from view_deadlines as date
    where ${held(deadlinesView, 'date', at)} and date.due_type is not null`.execute(db)
  return rows.map(({ row }) => row)
}

async function findDecisions(db: Kysely<DB>, at: AsOf): Promise<Map<string, DueDecision>> {
  const { rows } = await sql<{ row: OutcomeRow }>`select outcome."row"
    from view_deadlines as outcome
    where ${held(deadlinesView, 'outcome', at)} and ${beneath('outcome', 'outcome/')}`.execute(db)
  return new Map(rows.map(({ row }) => [row.claimId, row.decision]))
}
