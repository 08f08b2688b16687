import type { RecordedEvent } from '@onrecord/domain'

/**
 * What the log says of a document, as far as extraction and classification read it. `readBy`: the extractor of its latest
 * reading, null where it has none.
 */
export type DocumentFacts = {
  source: string | null
  publishedOn: string | null
  language: string | null
  readBy: string | null
}

/** Folds the events of a document's stream, corrections applied; undefined where it was never received. */
export function documentFacts(events: readonly RecordedEvent[]): DocumentFacts | undefined {
  let facts: DocumentFacts | undefined
  for (const event of events) {
    if (event.type === 'DocumentReceived') {
      const { source, publishedOn, language } = event.data
      facts = { source, publishedOn, language, readBy: null }
    }
    if (event.type === 'DocumentProcessed' && facts !== undefined) {
      facts = { ...facts, readBy: event.data.extractor.name }
    }
    if (event.type === 'DocumentCorrected' && facts !== undefined) {
      const { source = facts.source, publishedOn = facts.publishedOn } = event.data
      facts = { ...facts, source, publishedOn }
    }
  }
  return facts
}
