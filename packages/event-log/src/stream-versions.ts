import { sql } from 'kysely'
import type { EventLog } from './event-log.ts'

/**
 * The version of each stream, as of the dossier's event `upTo` where given; 0 for a stream that has no event by then. What
 * a reader is shown beside rows of that seq: a version read later could be newer than the rows.
 */
export async function streamVersions(
  log: EventLog,
  streams: { dossier: string; streamIds: readonly string[]; upTo?: number | undefined },
): Promise<Map<string, number>> {
  const { dossier, streamIds, upTo = Number.MAX_SAFE_INTEGER } = streams
  if (streamIds.length === 0) return new Map()
  // One step down the index of each stream, however long it is.
  const { rows } = await sql<{
    id: string
    version: number
  }>`select asked.id, coalesce(newest.stream_version, 0) as version
    from unnest(${[...new Set(streamIds)]}::text[]) as asked (id)
    left join lateral (
      select stream_version
      from event
      where dossier_id = ${dossier} and stream_id = asked.id and seq <= ${upTo}
      order by stream_version desc
      limit 1
    ) as newest on true`.execute(log.db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}
