import { sql } from 'kysely'
import type { EventLog } from './event-log.ts'

/**
 * The last number that a dossier's log had at the instant, to the millisecond: 0 where nothing had been recorded by then,
 * or where there is no such log. `recorded_at` never goes back within a log, so its numbers are bisected over the primary
 * key: 17 look-ups in a log of 100,000 events, and no index that every append would have to keep.
 */
export async function seqAt(
  log: Pick<EventLog, 'db'>,
  { dossier, instant }: { dossier: string; instant: Date },
): Promise<number> {
  // Until both meet: the event `low` (0: none) was recorded by the instant, the event after `high` was not.
  const { rows } = await sql<{ seq: number }>`with recursive place (low, high) as (
      select 0::bigint, seq
      from log
      where dossier_id = ${dossier}
      union all
      select
        case when middle.recorded_at <= ${instant} then middle.seq else place.low end,
        case when middle.recorded_at <= ${instant} then place.high else middle.seq - 1 end
      from place
      cross join lateral (
        select seq, recorded_at
        from event
        where dossier_id = ${dossier}
          and seq = (place.low + place.high + 1) / 2
      ) as middle
      where place.low < place.high
    )
    select low as seq
    from place
    where low = high`.execute(log.db)
  return rows[0]?.seq ?? 0
}
