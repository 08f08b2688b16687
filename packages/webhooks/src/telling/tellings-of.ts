import type { RecordedEvent } from '@onrecord/domain'
import type { DomainLog } from '../endpoints/index.ts'
import { type FilterSubject, matches, subjectOfEvents, subjectOfNotice, type WebhookFilter } from '../filter.ts'
import { pairWithClassification } from './claim-events.ts'
import type { Configurations } from './configurations.ts'
import { findNoticedClaims, isNotice } from './notices.ts'

/**
 * One thing that a log tells its subscribers: a new claim or a notice. `classifiedSeq` is where the claim was classified in
 * the append that recorded it; `minimumConfidence` the dossier's own under the configuration that classified it.
 */
export type Telling = {
  seq: number
  eventId: string
  classifiedSeq: number | null
  subject: FilterSubject
  minimumConfidence: number
}

/** What a dossier's events tell subscribers, in log order; events that are quiet, and those about nothing new, tell nothing. */
export async function tellingsOf(
  { log, configurations }: { log: DomainLog; configurations: Configurations },
  { dossier, events }: { dossier: string; events: readonly RecordedEvent[] },
): Promise<Telling[]> {
  const told = events.filter(({ metadata }) => metadata.quiet !== true)
  const found = [...(await newClaims(log, dossier, told)), ...(await noticesOf(log, dossier, told))]
  const tellings: Telling[] = []
  for (const { configVersion: version, ...telling } of found) {
    const { minimumConfidence } = await configurations.find(log, { dossier, version })
    tellings.push({ ...telling, minimumConfidence })
  }
  return tellings.toSorted((a, b) => a.seq - b.seq)
}

/** Whether a subscriber with this filter is told of it. */
export function isWanted(filter: WebhookFilter, { subject, minimumConfidence }: Telling): boolean {
  return matches(filter, subject, { minimumConfidence })
}

type Found = Omit<Telling, 'minimumConfidence'> & { configVersion: number | null }

async function newClaims(log: DomainLog, dossier: string, events: readonly RecordedEvent[]): Promise<Found[]> {
  const claims = await pairWithClassification(log, dossier, events)
  return claims.map(({ recorded: { seq, eventId, ...recorded }, classified }) => ({
    seq,
    eventId,
    classifiedSeq: classified?.seq ?? null,
    subject: subjectOfEvents(recorded, classified?.data ?? null),
    configVersion: classified?.data.configVersion ?? null,
  }))
}

async function noticesOf(log: DomainLog, dossier: string, events: readonly RecordedEvent[]): Promise<Found[]> {
  const notices = events.filter(isNotice)
  const claims = await findNoticedClaims(log, dossier, notices)
  return notices.flatMap((notice) => {
    const claim = claims.get(notice.seq)
    if (claim === undefined) return []
    const { seq, eventId } = notice
    const { kind, review, classification } = claim
    const { act, confidence } = claim.found
    const subject = subjectOfNotice(notice, { kind, act, confidence, review, classification })
    return [{ seq, eventId, classifiedSeq: null, subject, configVersion: classification?.configVersion ?? null }]
  })
}
