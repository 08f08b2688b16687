import { isDecision, type RecordedEvent } from '@onrecord/domain'
import { readEventsAt, readStream, readStreams } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'
import { listDecisionSeqs } from '../store.ts'
import type { HistoryEntry } from './decision-json.ts'
import { eventInWords } from './event-words.ts'

type Log = ApiDeps['log']

/** Everything that happened to one thing up to a seq, oldest first; undone decisions are marked as of that seq. */
export async function historyOf(
  log: Log,
  { dossier, streamId, upTo }: { dossier: string; streamId: string; upTo: number },
): Promise<HistoryEntry[]> {
  const events: RecordedEvent[] = await readStream(log, { dossier, streamId })
  const known = events.filter(({ seq }) => seq <= upTo)
  return entriesOf(known, known)
}

/** What people decided in a dossier, the latest first: at most `limit` of those before a seq. */
export async function listDecisions(
  log: Log,
  page: { dossier: string; upTo: number; before: number | undefined; limit: number },
): Promise<HistoryEntry[]> {
  const { dossier, upTo, before, limit } = page
  const seqs = await listDecisionSeqs(log.db, { dossier, upTo: Math.min(upTo, (before ?? upTo + 1) - 1), limit })
  const events: RecordedEvent[] = await readEventsAt(log, { dossier, seqs })
  const streams: RecordedEvent[] = await readStreams(log, {
    dossier,
    streamIds: events.map(({ streamId }) => streamId),
  })
  return entriesOf(
    events,
    streams.filter(({ seq }) => seq <= upTo),
  ).toReversed()
}

function entriesOf(events: readonly RecordedEvent[], streams: readonly RecordedEvent[]): HistoryEntry[] {
  // What takes a decision back names it as its cause.
  const undone = new Map(streams.map(({ metadata, seq }) => [metadata.causationId, seq]))
  return events.map((event) => {
    const { seq, recordedAt, type, streamId: stream, eventId, data, metadata } = event
    const decision = isDecision(event)
    return {
      seq,
      recordedAt,
      type,
      stream,
      says: eventInWords(event),
      by: metadata.actor,
      reason: 'reason' in data && type !== 'ExtractionRequested' ? (data.reason ?? null) : null,
      decision,
      undoneBy: decision ? (undone.get(eventId) ?? null) : null,
    }
  })
}
