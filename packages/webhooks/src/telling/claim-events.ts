import { claimStream, type RecordedEvent } from '@onrecord/domain'
import { readStreams } from '@onrecord/event-log'
import type { DomainLog } from '../endpoints/index.ts'
import { RECORDED_KINDS } from '../filter.ts'

/** An event that records a claim. */
export type ClaimEvent = Extract<RecordedEvent, { type: keyof typeof RECORDED_KINDS }>
export type ClassifiedEvent = Extract<RecordedEvent, { type: 'ClaimClassified' }>

/** True for the three events that record a claim. */
export function isClaimEvent(event: RecordedEvent): event is ClaimEvent {
  return event.type in RECORDED_KINDS
}

/**
 * The claims of a batch, each with the classification of the same append. A batch may end between the two, so what is
 * missing is looked up in the claim's stream; one append has one time, which tells it from a later classification.
 */
export async function pairWithClassification(
  log: DomainLog,
  dossier: string,
  events: readonly RecordedEvent[],
): Promise<{ recorded: ClaimEvent; classified: ClassifiedEvent | null }[]> {
  const claims = events.filter(isClaimEvent)
  const found = classifications(events)
  const unpaired = claims.filter((claim) => !found.has(keyOf(claim)))
  const streamIds = unpaired.map(({ data }) => claimStream(data))
  for (const [key, event] of classifications(await readStreams(log, { dossier, streamIds }))) found.set(key, event)
  return claims.map((recorded) => ({ recorded, classified: found.get(keyOf(recorded)) ?? null }))
}

function classifications(events: readonly RecordedEvent[]): Map<string, ClassifiedEvent> {
  const found = new Map<string, ClassifiedEvent>()
  for (const event of events) {
    if (event.type === 'ClaimClassified' && !found.has(keyOf(event))) found.set(keyOf(event), event)
  }
  return found
}

function keyOf({ data, recordedAt }: ClaimEvent | ClassifiedEvent): string {
  return `${data.claimId} ${recordedAt}`
}
