import { type RawBuilder, sql } from 'kysely'

/**
 * The condition that `alias` is the row that says which cluster a claim is in; claims alone have none. The bounds say
 * nothing more: by them the planner knows that the index of members alone will do, which is small.
 */
export function isMember(alias: string, claimId: RawBuilder<unknown>): RawBuilder<boolean> {
  const key = sql.ref(`${alias}.key`)
  return sql`${key} = 'member/' || ${claimId} and ${key} >= 'member/' and ${key} < 'member0'`
}
