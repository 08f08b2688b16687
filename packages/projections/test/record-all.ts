import type { DomainEvent, RecordedEvent } from '@onrecord/domain'

/** Gives events their places in a log, from seq 1, a second apart. */
export function recordAll(dossier: string, events: readonly DomainEvent[]): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    dossier,
    seq: index + 1,
    eventId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    streamId: 'test',
    streamVersion: index + 1,
    metadata: { correlationId: null, causationId: null, actor: null, keyId: null },
    recordedAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
  }))
}
