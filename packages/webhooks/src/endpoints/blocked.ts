import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'

/** An ordered endpoint's lane that has stopped: this delivery has failed for good, and those after it wait for it. */
export type Blocked = { dossier: string; seq: number; since: Date }

/** Lanes of one endpoint that are named at most. */
const MOST_NAMED = 100

/** The lanes that have stopped, by endpoint, in the order of dossiers; endpoints without any are missing. */
export async function listBlocked(
  db: Kysely<DB>,
  endpointIds: readonly string[],
): Promise<ReadonlyMap<string, Blocked[]>> {
  if (endpointIds.length === 0) return new Map()
  // The second condition on the state is what the index of failed deliveries is for.
  const { rows } = await sql<Blocked & { id: string }>`
    select asked.id, lane.dossier, lane.seq, lane.since
    from unnest(${endpointIds}::uuid[]) as asked (id)
    cross join lateral (
      select distinct on (dossier_id) dossier_id as dossier, seq, next_attempt_at as since
      from webhook_delivery
      where endpoint_id = asked.id and state = 'blocked' and state in ('failed', 'blocked')
      order by dossier_id, seq
      limit ${MOST_NAMED}
    ) as lane
    order by lane.dossier`.execute(db)
  return Map.groupBy(rows, ({ id }) => id)
}
