import type * as z from 'zod'
import { InvalidEventError } from './errors.ts'

/** One event type at its newest version; `upcasters[n]` brings version n + 1 to n + 2. */
export type EventType = {
  type: string
  version: number
  data: z.ZodType
  stream: (data: never) => string
  upcasters: readonly ((data: Record<string, unknown>) => Record<string, unknown>)[]
}

/** Every event type that a log may hold, by name. The domain hands its own in. */
export type EventRegistry = Readonly<Record<string, EventType>>

/** An event of the registry, newest version. */
export type EventOf<Registry extends EventRegistry> = {
  [Type in keyof Registry & string]: { type: Type; data: z.infer<Registry[Type]['data']> }
}[keyof Registry & string]

/** Who and what caused an event; `actor` is a key id or the name of a process; `quiet`: no subscriber is told of it. */
export type EventMetadata = {
  correlationId: string | null
  causationId: string | null
  actor: string | null
  keyId: string | null
  quiet?: true
}

/** Place and time of an event in its dossier's log; `recordedAt` is ISO 8601 in UTC with milliseconds. */
export type Envelope = {
  dossier: string
  seq: number
  eventId: string
  streamId: string
  streamVersion: number
  metadata: EventMetadata
  recordedAt: string
}

/** An event as it stands in the log, upcast to its newest version. */
export type Recorded<Registry extends EventRegistry> = EventOf<Registry> & Envelope

/** Validates new data and names its stream. Throws InvalidEventError. */
export function prepareEvent(
  registry: EventRegistry,
  event: { type: string; data: unknown },
): { type: string; version: number; stream: string; data: unknown } {
  const definition = registry[event.type]
  if (definition === undefined) throw new InvalidEventError(event.type, ['unknown event type'])
  const data = parse(definition, event.data)
  return { type: event.type, version: definition.version, stream: definition.stream(data), data }
}

/** Stored data at its newest version: upcast, then validated. Throws InvalidEventError. */
export function readEventData(registry: EventRegistry, type: string, version: number, stored: unknown): unknown {
  const definition = registry[type]
  if (definition === undefined) throw new InvalidEventError(type, ['unknown event type'])
  const data = definition.upcasters
    .slice(version - 1)
    // Stored data was a validated object of its version: casting it to a record is safe.
    .reduce((current, upcast) => upcast(current), stored as Record<string, unknown>)
  return parse(definition, data)
}

function parse(definition: EventType, data: unknown): never {
  const parsed = definition.data.safeParse(data)
  if (!parsed.success) {
    throw new InvalidEventError(
      definition.type,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  }
  // `never` is what a registry entry of unknown type takes; the schema that belongs to the entry has just accepted the data.
  return parsed.data as never
}
