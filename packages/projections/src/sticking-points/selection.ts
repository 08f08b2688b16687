import type { Sides } from '@onrecord/domain'
import { type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { isMember } from '../claims/member-row.ts'
import { stickingPointsView } from './fold.ts'

/**
 * How many of the last-said claims are looked at for a bound of what still stands. Any claim that restates nothing gives
 * one; where dates are imprecise the last said need not give the best, and more claims are read than need be.
 */
export const LOOKED_AT = 1

/** What the column `latest` holds where a claim may have been said on any later day. */
export const LAST_DAY = '9999-12-31'

/** Which claims are asked about: of these issues in one framework (null: none), said by a day, at least so sure. */
export type Selection = AsOf & {
  framework: string | null
  issues: readonly string[]
  on?: string | undefined
  minimumConfidence: number
  sides: Sides
}

/** The condition that `alias` is a row that held, was said by the day and is sure enough. */
export function isCounted(alias: string, selection: Selection): RawBuilder<boolean> {
  return sql`${heldSaid(alias, selection)} and ${sql.ref(`${alias}.sure`)} >= ${selection.minimumConfidence}`
}

/** The condition that `alias` is a row that held and was said by the day; how sure it is does not matter. */
export function heldSaid(alias: string, selection: Selection): RawBuilder<boolean> {
  const { on } = selection
  const said = sql.ref(`${alias}.said`)
  // A sort key begins with its day and '/', which '0' follows in the order of bytes.
  const byDay = on === undefined ? sql`true` : sql`${said} <> '' and ${said} < ${`${on}0`}`
  return sql`${held(stickingPointsView, alias, selection)} and ${byDay}`
}

/**
 * The condition that the claim of `alias` is in no cluster, so that it surely restates nothing. Walled off by "offset", it is
 * looked up by its key; as a join, the planner may gather the members of all clusters first.
 */
export function isAlone(alias: string, at: AsOf): RawBuilder<boolean> {
  return sql`not exists (
    select from view_claims as member
    where ${held(claimsView, 'member', at)} and ${isMember('member', sql.ref(`${alias}.claim`))}
    offset 0
  )`
}

/** The framework as its column holds it. */
export function frameworkColumn(framework: string | null): string {
  return framework ?? ''
}

/** Actors whose word is their party's. */
export function speakersOf({ actors }: Sides): string[] {
  return [...actors.values()].filter(({ speaksFor }) => speaksFor).map(({ id }) => id)
}
