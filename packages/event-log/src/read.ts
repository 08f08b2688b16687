import type { DB } from '@onrecord/database'
import type { Selectable } from 'kysely'
import type { EventLog } from './event-log.ts'
import { type EventMetadata, type EventRegistry, type Recorded, readEventData } from './registry.ts'

/** Events of a dossier after `after` (exclusive; 0 for all), in log order, at most `limit`, of `types` where given. */
export async function readEvents<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  page: { dossier: string; after: number; limit: number; types?: readonly (keyof Registry & string)[] },
): Promise<Recorded<Registry>[]> {
  let query = log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', page.dossier)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit)
  if (page.types !== undefined) query = query.where('type', 'in', page.types)
  const rows = await query.execute()
  return rows.map((row) => recordedEvent(log.registry, row))
}

/** All events of one stream in order; empty where there is no such stream. */
export async function readStream<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  stream: { dossier: string; streamId: string },
): Promise<Recorded<Registry>[]> {
  const rows = await log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', stream.dossier)
    .where('stream_id', '=', stream.streamId)
    .orderBy('stream_version')
    .execute()
  return rows.map((row) => recordedEvent(log.registry, row))
}

/** The last number and time of a dossier's log; undefined where there is no such log. */
export async function headOf(log: EventLog, dossier: string): Promise<{ seq: number; recordedAt: string } | undefined> {
  const row = await log.db
    .selectFrom('log')
    .select(['seq', 'recorded_at'])
    .where('dossier_id', '=', dossier)
    .executeTakeFirst()
  return row && { seq: row.seq, recordedAt: row.recorded_at.toISOString() }
}

function recordedEvent<Registry extends EventRegistry>(
  registry: Registry,
  row: Selectable<DB['event']>,
): Recorded<Registry> {
  const event = {
    dossier: row.dossier_id,
    seq: row.seq,
    eventId: row.event_id,
    streamId: row.stream_id,
    streamVersion: row.stream_version,
    type: row.type,
    data: readEventData(registry, row.type, row.schema_version, row.data),
    // Written by `append` alone, always whole.
    metadata: row.metadata as EventMetadata,
    recordedAt: row.recorded_at.toISOString(),
  }
  // `readEventData` has parsed `data` by the schema that the registry gives for `type`.
  return event as Recorded<Registry>
}
