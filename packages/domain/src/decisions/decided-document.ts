import { DomainError } from '../errors.ts'
import type { DomainEvent, EventData } from '../events/index.ts'
import { documentStream } from '../events/streams.ts'
import { differingFacets } from './facets.ts'

/** What is known of a document and may be put right. */
export type DocumentKnown = { source: string | null; publishedOn: string | null }

/** What has been decided about one document. `extractor`: who was asked to read it last, null where nobody was. */
export type DecidedDocument = {
  documentId: string
  extractor: string | null
  erased: boolean
  facets: { known: DocumentKnown; standing: { withdrawn: boolean } }
}

/** A document's state after one more event of its stream; undefined until it is received. */
function evolveDocument(state: DecidedDocument | undefined, event: DomainEvent): DecidedDocument | undefined {
  if (event.type === 'DocumentReceived') {
    const { documentId, source, publishedOn } = event.data
    const facets = { known: { source, publishedOn }, standing: { withdrawn: false } }
    return { documentId, extractor: null, erased: false, facets }
  }
  if (state === undefined) return undefined
  const { facets } = state
  if (event.type === 'DocumentCorrected') {
    const { source = facets.known.source, publishedOn = facets.known.publishedOn } = event.data
    return { ...state, facets: { ...facets, known: { source, publishedOn } } }
  }
  if (event.type === 'DocumentWithdrawn') return { ...state, facets: { ...facets, standing: { withdrawn: true } } }
  if (event.type === 'DocumentReinstated') return { ...state, facets: { ...facets, standing: { withdrawn: false } } }
  if (event.type === 'ExtractionRequested') return { ...state, extractor: event.data.extractor }
  if (event.type === 'TextErased') return { ...state, erased: true }
  return state
}

/** The document as the events of its stream leave it; undefined where it was never received. */
export function decidedDocument(events: readonly DomainEvent[]): DecidedDocument | undefined {
  return events.reduce<DecidedDocument | undefined>(evolveDocument, undefined)
}

/** What a reviewer may decide about a document; `correct` leaves out what stays. */
export type DocumentCommand = { reason: string | null } & (
  | { decision: 'correct'; source?: string | null | undefined; publishedOn?: string | null | undefined }
  | { decision: 'withdraw' | 'reinstate' }
)

/**
 * The events of a decision about a document; another date has its text read again, since what "on Friday" means follows
 * from it. Throws DomainError `nothing-to-change` where it stands so already.
 */
export function decideDocument(state: DecidedDocument, command: DocumentCommand): DomainEvent[] {
  const { documentId, facets } = state
  const { reason } = command
  if (command.decision === 'correct') {
    const { source = facets.known.source, publishedOn = facets.known.publishedOn } = command
    const events = correctKnown(state, { source, publishedOn }, reason)
    if (events.length === 0) throw nothing(documentId, 'That is known of it already.')
    return events
  }
  const withdrawn = command.decision === 'withdraw'
  if (facets.standing.withdrawn === withdrawn) {
    throw nothing(documentId, withdrawn ? 'It is withdrawn already.' : 'It is not withdrawn.')
  }
  return [{ type: withdrawn ? 'DocumentWithdrawn' : 'DocumentReinstated', data: { documentId, reason } }]
}

/** The events that bring a document to what stood before; `facets` it may differ in are those of its state. */
export function restoreDocument(
  now: DecidedDocument,
  target: DecidedDocument['facets'],
  reason: string | null,
): DomainEvent[] {
  const { documentId } = now
  const { withdrawn } = target.standing
  const turned: DomainEvent = {
    type: withdrawn ? 'DocumentWithdrawn' : 'DocumentReinstated',
    data: { documentId, reason },
  }
  return [...(now.facets.standing.withdrawn === withdrawn ? [] : [turned]), ...correctKnown(now, target.known, reason)]
}

function correctKnown(state: DecidedDocument, known: DocumentKnown, reason: string | null): DomainEvent[] {
  const { documentId, extractor, erased, facets } = state
  const names = differingFacets({ known: facets.known }, { known }).map(({ member }) => member)
  if (names.length === 0) return []
  const data: EventData<'DocumentCorrected'> = {
    documentId,
    ...(names.includes('source') ? { source: known.source } : {}),
    ...(names.includes('publishedOn') ? { publishedOn: known.publishedOn } : {}),
    reason,
  }
  const corrected: DomainEvent = { type: 'DocumentCorrected', data }
  const canBeRead = extractor !== null && !erased && !facets.standing.withdrawn
  if (!canBeRead || !names.includes('publishedOn')) return [corrected]
  const request = { documentId, extractor, version: null, reason: 'reextract' as const }
  return [corrected, { type: 'ExtractionRequested', data: request }]
}

function nothing(documentId: string, message: string): DomainError {
  return new DomainError('nothing-to-change', message, { streamId: documentStream({ documentId }) })
}
