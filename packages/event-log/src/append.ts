import { sql } from 'kysely'
import { type AppendTold, appendChannel } from './append-channel.ts'
import { eventIdOf } from './command-id.ts'
import { ConcurrencyError, UnknownLogError } from './errors.ts'
import type { EventLog } from './event-log.ts'
import { readEvents } from './read.ts'
import {
  type Envelope,
  type EventMetadata,
  type EventOf,
  type EventRegistry,
  prepareEvent,
  type Recorded,
} from './registry.ts'
import { type ExpectedVersion, placesInStreams } from './stream-places.ts'

/** One event to append; `expected` defaults to `any`. */
export type NewEvent<Registry extends EventRegistry> = EventOf<Registry> & { expected?: ExpectedVersion }

/** What an append did. `repeated`: the command had been carried out before, and `events` are what it appended then. */
export type Appended<Registry extends EventRegistry> = {
  firstSeq: number
  lastSeq: number
  events: Recorded<Registry>[]
  repeated: boolean
}

/** What `append_events` answers; all but `first_seq` is null where the command had been carried out before. */
type Row =
  | { first_seq: number; recorded_at: Date; stream_versions: number[] }
  | { first_seq: number; recorded_at: null; stream_versions: null }

/** How many events are read at a time to find those of a repeated command. */
const REPEATED_PAGE = 100

/**
 * Appends the events of one command to a dossier's log, all or none, numbered without a gap. A `commandId` carried out
 * before returns what it appended then, whatever is given now. The head lock is the last that a transaction takes: write
 * other rows first.
 *
 * Throws InvalidEventError, UnknownLogError, ConcurrencyError; after any of these the transaction can't go on.
 */
export async function append<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  command: {
    dossier: string
    commandId: string
    events: readonly NewEvent<Registry>[]
    metadata?: Partial<EventMetadata>
  },
): Promise<Appended<Registry>> {
  const { dossier, commandId } = command
  if (command.events.length === 0) throw new RangeError('a command appends at least one event')
  const prepared = command.events.map((event) => prepareEvent(log.registry, event))
  const ids = prepared.map((_, ordinal) => eventIdOf(commandId, ordinal))
  const metadata = { correlationId: null, causationId: null, actor: null, keyId: null, ...command.metadata }
  const { nth, bases } = placesInStreams(
    prepared.map(({ stream }, ordinal) => ({ stream, expected: command.events[ordinal]?.expected ?? 'any' })),
  )

  const began = performance.now()
  const row = await translateErrors(dossier, () =>
    sql<Row>`select *
      from append_events(
        ${dossier}, ${ids}::uuid[], ${prepared.map(({ stream }) => stream)}::text[], ${nth}::integer[], ${bases}::integer[],
        ${prepared.map(({ type }) => type)}::text[], ${prepared.map(({ version }) => version)}::integer[],
        ${JSON.stringify(prepared.map(({ data }) => data))}::jsonb, ${JSON.stringify(metadata)}::jsonb)`.execute(
      log.db,
    ),
  )
  const firstSeq = row.first_seq
  if (row.stream_versions === null) return appendedBefore(log, { dossier, commandId, firstSeq })
  log.announce(dossier)
  const told: AppendTold = { events: prepared.length, ms: performance.now() - began }
  appendChannel.publish(told)
  const { stream_versions: versions } = row
  const recordedAt = row.recorded_at.toISOString()
  const events = prepared.map(({ type, data, stream }, ordinal) => {
    const envelope: Envelope = {
      dossier,
      seq: firstSeq + ordinal,
      eventId: ids[ordinal] ?? '',
      streamId: stream,
      streamVersion: versions[ordinal] ?? 0,
      metadata,
      recordedAt,
    }
    // `prepareEvent` has parsed `data` by the schema that the registry gives for `type`.
    return { ...envelope, type, data } as Recorded<Registry>
  })
  return { firstSeq, lastSeq: firstSeq + events.length - 1, events, repeated: false }
}

/** What a command did when it was carried out; undefined where it has not been. */
export async function findCommand<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  command: { dossier: string; commandId: string },
): Promise<Appended<Registry> | undefined> {
  const { dossier, commandId } = command
  const first = await log.db
    .selectFrom('event')
    .select('seq')
    .where('dossier_id', '=', dossier)
    .where('event_id', '=', eventIdOf(commandId, 0))
    .executeTakeFirst()
  return first && appendedBefore(log, { dossier, commandId, firstSeq: first.seq })
}

/** The events that a command appended when it was first carried out: those from `firstSeq` on whose ids derive from it. */
async function appendedBefore<Registry extends EventRegistry>(
  log: EventLog<Registry>,
  command: { dossier: string; commandId: string; firstSeq: number },
): Promise<Appended<Registry>> {
  const { dossier, commandId, firstSeq } = command
  const events: Recorded<Registry>[] = []
  for (;;) {
    const page = await readEvents(log, { dossier, after: firstSeq - 1 + events.length, limit: REPEATED_PAGE })
    const own = page.filter(({ eventId }, index) => eventId === eventIdOf(commandId, events.length + index))
    events.push(...own)
    if (own.length < REPEATED_PAGE) return { firstSeq, lastSeq: firstSeq + events.length - 1, events, repeated: true }
  }
}

async function translateErrors(dossier: string, query: () => Promise<{ rows: Row[] }>): Promise<Row> {
  try {
    const { rows } = await query()
    const [row] = rows
    if (row === undefined) throw new Error('append_events returned no row')
    return row
  } catch (error) {
    const { code, detail, constraint } = (error ?? {}) as { code?: string; detail?: string; constraint?: string }
    if (code === 'ON404') throw new UnknownLogError(dossier, { cause: error })
    if (code === 'ON409') throw new ConcurrencyError(dossier, detail ?? null, { cause: error })
    if (code === '23505' && constraint?.startsWith('event_'))
      throw new ConcurrencyError(dossier, null, { cause: error })
    throw error
  }
}
