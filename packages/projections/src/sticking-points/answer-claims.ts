import type { DB } from '@onrecord/database'
import type { Contribution, DemandAnswer, Link, Relation } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { stickingPointsView } from './fold.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

/** Links of some relations between what different parties at the table said on one issue, with both claims. */
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
      and ${sql.ref(`${alias}.actor`)} = any(${speakers}::text[])
      and ${isCounted(alias, selection)}`
  const { rows } = await sql<{
    relation: Relation
    one: Contribution
    other: Contribution
  }>`select edge."row" ->> 'relation' as relation, one."row" as one, other."row" as other
    from view_claims as edge
    join view_sticking_points as one
      on one.key >= 'contribution/' || (edge."row" ->> 'a') || '/'
      and one.key < 'contribution/' || (edge."row" ->> 'a') || '0'
      and ${isSpoken('one')}
    join view_sticking_points as other
      on other.key = 'contribution/' || edge.link_b || '/' || one.issue
      and ${isSpoken('other')}
    where ${held(claimsView, 'edge', selection)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...relations]}::text[])
      and not (edge."row" ->> 'cut')::boolean
      and one.issue = any(${[...issues]}::text[])
      and one.party <> other.party`.execute(db)
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
    from unnest(${answers.map(({ claimId }) => claimId)}::text[]) as asked (claim)
    join view_sticking_points as claim
      on claim.key >= 'contribution/' || asked.claim || '/'
      and claim.key < 'contribution/' || asked.claim || '0'
    where claim.framework = ${frameworkColumn(selection.framework)}
      and claim.issue = any(${[...selection.issues]}::text[])
      and ${isCounted('claim', selection)}`.execute(db)
  return { answers, claims: rows.map(({ row }) => row) }
}

/** Rows of the view whose keys begin with `prefix`. */
export async function findBeneath<Row>(db: Kysely<DB>, at: AsOf, prefix: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select found."row"
    from view_sticking_points as found
    where ${held(stickingPointsView, 'found', at)} and ${beneath('found', prefix)}`.execute(db)
  return rows.map(({ row }) => row)
}
