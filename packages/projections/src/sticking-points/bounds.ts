import { type RawBuilder, sql } from 'kysely'
import { isAlone, LOOKED_AT, type Selection } from './selection.ts'

/**
 * A row of two days, `own` and `told`, below which nothing of a side still stands: earliest days of its last-said claims
 * that restate nothing, of its own ones and of all; empty where there are none. `ofSide` is a condition on `claim`. One
 * look at the last-said claims gives both, unless none of these is the side's own.
 */
export function boundsOf(selection: Selection, ofSide: RawBuilder<boolean>): RawBuilder<unknown> {
  const lastSaid = (which: RawBuilder<boolean>) => sql`select claim.earliest, claim.relayed
      from view_sticking_points as claim
      where ${ofSide} and claim.said <> '' and ${which} and ${isAlone('claim', selection)}
      order by claim.said desc, claim.claim desc
      limit ${LOOKED_AT}`
  return sql`select coalesce(max(last.earliest), '') as told,
      coalesce(
        max(last.earliest) filter (where not last.relayed),
        case when count(*) > 0 then (
          select max(own.earliest) from (${lastSaid(sql`not claim.relayed`)}) as own
        ) end,
        ''
      ) as own
    from (${lastSaid(sql`true`)}) as last`
}
