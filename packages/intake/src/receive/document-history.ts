import { documentStream, type EventData, type eventRegistry, type RecordedEvent } from '@onrecord/domain'
import { type EventLog, readStream } from '@onrecord/event-log'
import * as z from 'zod'

/** `received`: nothing was asked for; `waiting`: for the extractor; `processed`, `failed`: its outcome. */
export const DocumentState = z.enum(['received', 'waiting', 'processed', 'failed', 'withdrawn', 'erased'])
export type DocumentState = z.infer<typeof DocumentState>

type Received = Extract<RecordedEvent, { type: 'DocumentReceived' }>

/** What the log says of one document, corrections applied; `lastSeq` and `version` are those of its latest event. */
export type DocumentHistory = {
  received: Received
  source: string | null
  publishedOn: string | null
  state: DocumentState
  /** Why the latest extraction failed; null where it did not. */
  failure: Pick<EventData<'DocumentFailed'>, 'stage' | 'code'> | null
  lastSeq: number
  version: number
}

/** Reads a document's stream; undefined where there is none. */
export async function documentHistory(
  log: EventLog<typeof eventRegistry>,
  { dossier, documentId }: { dossier: string; documentId: string },
): Promise<DocumentHistory | undefined> {
  const events: RecordedEvent[] = await readStream(log, { dossier, streamId: documentStream({ documentId }) })
  const [received] = events
  if (received?.type !== 'DocumentReceived') return undefined
  const first: DocumentHistory = {
    received,
    state: 'received',
    failure: null,
    lastSeq: received.seq,
    version: 1,
    ...factsOf(received.data),
  }
  const history = events.reduce(
    (history, event) => ({
      ...history,
      state: stateAfter(history.state, event),
      failure: failureAfter(history.failure, event),
      lastSeq: event.seq,
      version: event.streamVersion,
      ...(event.type === 'DocumentCorrected' ? factsOf({ ...history, ...withoutGaps(event.data) }) : {}),
    }),
    first,
  )
  return isWithdrawn(events) && history.state !== 'erased' ? { ...history, state: 'withdrawn' } : history
}

function factsOf({ source, publishedOn }: { source: string | null; publishedOn: string | null }) {
  return { source, publishedOn }
}

/** Members that a correction leaves out stay as they were. */
function withoutGaps({ source, publishedOn }: EventData<'DocumentCorrected'>) {
  return { ...(source === undefined ? {} : { source }), ...(publishedOn === undefined ? {} : { publishedOn }) }
}

/** Beside its state: what is reinstated is again what it was. */
function isWithdrawn(events: readonly RecordedEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'DocumentWithdrawn' || type === 'DocumentReinstated')
  return last?.type === 'DocumentWithdrawn'
}

function failureAfter(failure: DocumentHistory['failure'], event: RecordedEvent): DocumentHistory['failure'] {
  if (event.type === 'DocumentFailed') return { stage: event.data.stage, code: event.data.code }
  return event.type === 'DocumentProcessed' ? null : failure
}

function stateAfter(state: DocumentState, event: RecordedEvent): DocumentState {
  if (state === 'erased') return state
  if (event.type === 'TextErased') return 'erased'
  if (event.type === 'ExtractionRequested') return 'waiting'
  if (event.type === 'DocumentProcessed') return 'processed'
  if (event.type === 'DocumentFailed') return 'failed'
  return state
}
