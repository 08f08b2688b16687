import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution, DemandAnswer, Link, Relation } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { stickingPointsView } from './fold.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

/**
 * Links of some rare relations between what parties at the table said on one issue, with both claims. Who asked may say
 * itself that it was met, or take it back; other answers are those of other parties.
 */
export async function findAnswers(
  db: Kysely<DB>,
  selection: Selection & { relations: readonly Relation[] },
): Promise<{ links: Link[]; claims: Contribution[] }> {
  const { issues, sides, relations } = selection
  const framework = frameworkColumn(selection.framework)
  const parties = [...sides.takesPart]
  const speakers = speakersOf(sides)
  const isSpoken = (alias: string) => sql`${sql.ref(`${alias}.framework`)} = ${framework}
      and ${sql.ref(`${alias}.party`)} = any(${parties}::text[])
      and ${sql.ref(`${alias}.actor`)} = any(${speakers}::text[])`
  const { rows } = await sql<{
    relation: Relation
    one: Contribution
    other: Contribution
  }>`${keptPlan}with edge as materialized (
      select edge."row" ->> 'a' as a, edge.link_b as b, edge."row" ->> 'relation' as relation
      from view_claims as edge
      where ${held(claimsView, 'edge', selection)}
        and edge.link_b is not null
        and edge."row" ->> 'relation' = any(${[...relations]}::text[])
        and not (edge."row" ->> 'cut')::boolean
    )
    -- Walled off by "offset", each claim is found by its key; the planner would rather walk whole issues for every link.
    select edge.relation, one."row" as one, other."row" as other
    from edge
    cross join lateral (
      select *
      from view_sticking_points as claim
      where claim.key >= 'contribution/' || edge.a || '/'
        and claim.key < 'contribution/' || edge.a || '0'
        and ${isCounted('claim', selection)}
      offset 0
    ) as one
    cross join lateral (
      select *
      from view_sticking_points as claim
      where claim.key = 'contribution/' || edge.b || '/' || one.issue and ${isCounted('claim', selection)}
      offset 0
    ) as other
    where one.issue = any(${[...issues]}::text[])
      and (one.party <> other.party or edge.relation in ('meets', 'withdraws'))
      and ${isSpoken('one')}
      and ${isSpoken('other')}`.execute(db)
  return {
    links: rows.map(({ relation, one, other }) => ({ a: one.claimId, b: other.claimId, relation })),
    claims: rows.flatMap(({ one, other }) => [one, other]),
  }
}

/** Reviewers' answers to demands, with what the demands contribute. */
export async function findReviewersAnswers(
  db: Kysely<DB>,
  selection: Selection,
): Promise<{ answers: DemandAnswer[]; claims: Contribution[] }> {
  const answers = await findBeneath<DemandAnswer>(db, selection, 'answer/')
  if (answers.length === 0) return { answers, claims: [] }
  const { rows } = await sql<{ row: Contribution }>`select claim."row"
    from unnest(${[...new Set(answers.map(({ claimId }) => claimId))]}::text[]) as asked (claim)
    cross join lateral (
      select *
      from view_sticking_points as claim
      where claim.key >= 'contribution/' || asked.claim || '/'
        and claim.key < 'contribution/' || asked.claim || '0'
        and ${isCounted('claim', selection)}
      offset 0
    ) as claim
    where claim.framework = ${frameworkColumn(selection.framework)} and claim.issue = any(${[...selection.issues]}::text[])`.execute(
    db,
  )
  return { answers, claims: rows.map(({ row }) => row) }
}

/** Rows of the view whose keys begin with `prefix`. */
export async function findBeneath<Row>(db: Kysely<DB>, at: AsOf, prefix: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`${keptPlan}select found."row"
    from view_sticking_points as found
    where ${held(stickingPointsView, 'found', at)} and ${beneath('found', prefix)}`.execute(db)
  return rows.map(({ row }) => row)
}
