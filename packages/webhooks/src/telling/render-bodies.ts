import { composeClaim, findDocumentNames, findWords } from '@onrecord/documents'
import { type ClaimDocument, documentStream, type RecordedClaim, type RecordedEvent } from '@onrecord/domain'
import { readEventsAt, readStreams } from '@onrecord/event-log'
import { claimRecordedBody, dueDatePassedBody, positionChangedBody } from '../cloud-event.ts'
import type { DomainLog } from '../endpoints/index.ts'
import { RECORDED_KINDS } from '../filter.ts'
import { type ClaimEvent, isClaimEvent } from './claim-events.ts'
import type { Configurations } from './configurations.ts'
import { findNoticedClaims, isNotice, type Notice, type NoticedClaim } from './notices.ts'
import type { Telling } from './tellings-of.ts'

/** Where the log has what a body tells of. */
type Place = Pick<Telling, 'seq' | 'classifiedSeq'>

type Deps = { log: DomainLog; configurations: Configurations }

/** What a body tells of, with the claim as it was read then. */
type Told = { event: ClaimEvent | Notice; claim: NoticedClaim }

/**
 * The bodies (see cloud-event.ts) of what one dossier tells, by seq, as JSON text on one line, from the log and the words
 * as they are now: of an erased text no word is told. A seq without a claim in the log has no body.
 */
export async function renderBodies(
  { log, configurations }: Deps,
  dossier: string,
  tellings: readonly Place[],
): Promise<Map<number, string>> {
  const told = await readTold(log, dossier, tellings)
  const claims = told.map(({ claim }) => claim.recorded)
  const [documents, words] = await Promise.all([
    readDocuments(log, dossier, claims),
    findWords(log.db, { dossier, claims: told.map(({ claim }) => claim) }),
  ])

  const bodies = new Map<number, string>()
  for (const [nth, { event, claim }] of told.entries()) {
    const { recorded, kind, found, classification, review } = claim
    const version = classification?.configVersion ?? null
    const composed = composeClaim({
      kind,
      found,
      classification,
      words: words[nth] ?? null,
      document: documents.get(found.documentId) ?? unknownDocument(found.documentId),
      record: { dossier, seq: recorded.seq, recordedAt: recorded.recordedAt, review },
      actors: (await configurations.find(log, { dossier, version })).actors,
    })
    bodies.set(event.seq, JSON.stringify(bodyOf(event, composed)))
  }
  return bodies
}

async function readTold(log: DomainLog, dossier: string, tellings: readonly Place[]): Promise<Told[]> {
  const seqs = tellings.flatMap(({ seq, classifiedSeq }) => (classifiedSeq === null ? [seq] : [seq, classifiedSeq]))
  const events = new Map((await readEventsAt(log, { dossier, seqs })).map((event) => [event.seq, event]))
  const noticed = await findNoticedClaims(log, dossier, [...events.values()].filter(isNotice))
  return tellings.flatMap(({ seq, classifiedSeq }): Told[] => {
    const event = events.get(seq)
    if (event === undefined) return []
    if (isClaimEvent(event)) {
      const classified = classifiedSeq === null ? undefined : events.get(classifiedSeq)
      return [{ event, claim: newClaim(event, classified) }]
    }
    const claim = noticed.get(seq)
    return isNotice(event) && claim !== undefined ? [{ event, claim }] : []
  })
}

function newClaim(recorded: ClaimEvent, classified: RecordedEvent | undefined): NoticedClaim {
  const kind = RECORDED_KINDS[recorded.type]
  const classification = classified?.type === 'ClaimClassified' ? classified.data : null
  return { recorded, kind, found: recorded.data, classification, review: 'unreviewed' }
}

function bodyOf(event: ClaimEvent | Notice, claim: RecordedClaim) {
  const told = { ...event, correlationId: event.metadata.correlationId }
  if (event.type === 'DueDatePassed') return dueDatePassedBody(told, event.data, claim)
  if (event.type === 'PositionChanged') return positionChangedBody(told, event.data, claim)
  return claimRecordedBody({ eventId: told.eventId, correlationId: told.correlationId, claim })
}

async function readDocuments(
  log: DomainLog,
  dossier: string,
  claims: readonly ClaimEvent[],
): Promise<Map<string, ClaimDocument>> {
  const documentIds = [...new Set(claims.map(({ data }) => data.documentId))]
  const streamIds = documentIds.map((documentId) => documentStream({ documentId }))
  const [events, names] = await Promise.all([
    readStreams(log, { dossier, streamIds }),
    findDocumentNames(log.db, { dossier, documentIds }),
  ])
  const documents = new Map<string, ClaimDocument>()
  for (const event of events) {
    if (event.type !== 'DocumentReceived' && event.type !== 'DocumentCorrected') continue
    const { documentId, source, publishedOn } = event.data
    const before = documents.get(documentId) ?? {
      ...unknownDocument(documentId),
      title: names.get(documentId)?.title ?? null,
      url: names.get(documentId)?.url ?? null,
    }
    documents.set(documentId, {
      ...before,
      source: source === undefined ? before.source : source,
      publishedOn: publishedOn === undefined ? before.publishedOn : publishedOn,
    })
  }
  return documents
}

function unknownDocument(id: string): ClaimDocument {
  return { id, title: null, source: null, url: null, publishedOn: null }
}
