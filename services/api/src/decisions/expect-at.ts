import { type DomainEvent, eventRegistry } from '@onrecord/domain'
import type { NewEvent } from '@onrecord/event-log'

/** The events with what the first one of the stream expects its version to be; those of other streams expect nothing. */
export function expectAt(
  events: readonly DomainEvent[],
  { streamId, version }: { streamId: string; version: number },
): NewEvent<typeof eventRegistry>[] {
  const first = events.findIndex((event) => streamOf(event) === streamId)
  const expected = version === 0 ? ('no-stream' as const) : version
  return events.map((event, nth) => (nth === first ? { ...event, expected } : event))
}

function streamOf({ type, data }: DomainEvent): string {
  // The registry's entry is that of the event's own type.
  const stream = eventRegistry[type].stream as (data: DomainEvent['data']) => string
  return stream(data)
}
