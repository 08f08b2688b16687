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

/** The events of one stream in order, those after version `after` where given; empty where there is no such stream. */
export async function readStream<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  stream: { dossier: string; streamId: string; after?: number },
): Promise<Recorded<Registry>[]> {
  const rows = await log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', stream.dossier)
    .where('stream_id', '=', stream.streamId)
    .where('stream_version', '>', stream.after ?? 0)
    .orderBy('stream_version')
    .execute()
  return rows.map((row) => recordedEvent(log.registry, row))
}

/** All events of several streams, each stream's in order; streams that do not exist give none. */
export async function readStreams<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  streams: { dossier: string; streamIds: readonly string[] },
): Promise<Recorded<Registry>[]> {
  if (streams.streamIds.length === 0) return []
  const rows = await log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', streams.dossier)
    .where('stream_id', 'in', [...new Set(streams.streamIds)])
    .orderBy('stream_id')
    .orderBy('stream_version')
    .execute()
  return rows.map((row) => recordedEvent(log.registry, row))
}

/** The events with these numbers in log order; numbers that do not exist give none. */
export async function readEventsAt<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  events: { dossier: string; seqs: readonly number[] },
): Promise<Recorded<Registry>[]> {
  if (events.seqs.length === 0) return []
  const rows = await log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', events.dossier)
    .where('seq', 'in', [...new Set(events.seqs)])
    .orderBy('seq')
    .execute()
  return rows.map((row) => recordedEvent(log.registry, row))
}

/** The last event of a stream and type, at or before seq `upTo` where given; undefined where there is none. */
export async function readLast<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  key: { dossier: string; streamId: string; type: keyof Registry & string; upTo?: number },
): Promise<Recorded<Registry> | undefined> {
  let query = log.db
    .selectFrom('event')
    .selectAll()
    .where('dossier_id', '=', key.dossier)
    .where('stream_id', '=', key.streamId)
    .where('type', '=', key.type)
    .orderBy('stream_version', 'desc')
    .limit(1)
  if (key.upTo !== undefined) query = query.where('seq', '<=', key.upTo)
  const row = await query.executeTakeFirst()
  return row && recordedEvent(log.registry, row)
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

/** The last numbers of several dossiers' logs; a dossier without a log is left out. */
export async function headsOf(log: EventLog, dossiers: readonly string[]): Promise<Map<string, number>> {
  if (dossiers.length === 0) return new Map()
  const rows = await log.db
    .selectFrom('log')
    .select(['dossier_id', 'seq'])
    .where('dossier_id', 'in', dossiers)
    .execute()
  return new Map(rows.map(({ dossier_id, seq }) => [dossier_id, seq]))
}

/**
 * Keeps everybody else from appending to the dossier's log until `tx` ends, and returns its last seq; undefined where there
 * is no such log. For what several streams must agree on. Like an append's own lock it is the last that `tx` may take.
 */
export async function lockLog(tx: EventLog, dossier: string): Promise<number | undefined> {
  const row = await tx.db
    .selectFrom('log')
    .select('seq')
    .where('dossier_id', '=', dossier)
    .forUpdate()
    .executeTakeFirst()
  return row?.seq
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
