import { sliceWords } from '@onrecord/documents'
import { type Classified, documentStream, type ExtractorRef, type Reading, type RecordedEvent } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import { compareWithLog } from './compare-with-log.ts'
import { type Configurations, newestConfiguration } from './configurations.ts'
import { readableDocument } from './load-document.ts'
import { type ReaderDeps, readDocument } from './read-document.ts'

/** A claim as it is read, with the words of its segments in order. */
export type PreviewedReading = { reading: Reading; classified: Classified | null; words: string[] }

/**
 * What reading a document again would do to one claim. `decided`: a person's word stands on it, so that it stays as it is;
 * `before` is null for a new claim, `after` for one that is found no more.
 */
export type PreviewedChange = {
  claimId: string
  decided: boolean
  before: PreviewedReading | null
  after: PreviewedReading | null
}

/** What reading a document again would change: what would be appended first, then what is left to a person. */
export type RereadingPreview = {
  documentId: string
  title: string | null
  extractor: ExtractorRef
  changes: PreviewedChange[]
}

/**
 * Reads a document as the worker would and says what would come of it; nothing is appended. Throws DocumentFailure where it
 * can't be read.
 */
export async function previewRereading(
  deps: ReaderDeps & { configurations: Configurations },
  { dossier, documentId, signal }: { dossier: string; documentId: string; signal: AbortSignal },
): Promise<RereadingPreview> {
  const { log } = deps
  const events: RecordedEvent[] = await readStream(log, { dossier, streamId: documentStream({ documentId }) })
  const document = await readableDocument(log, { dossier, documentId, events })
  const configured = await newestConfiguration(deps, dossier)
  const extraction = await readDocument(deps, { dossier, document, configured, signal })
  const { steps, proposed, known } = await compareWithLog(log, { dossier, document, extraction })
  const withWords = (claim: { reading: Reading; classified: Classified | null } | null | undefined) => {
    if (claim === null || claim === undefined) return null
    const { reading, classified } = claim
    return { reading, classified, words: sliceWords(document.text, reading, classified).segments }
  }
  const appended = steps.map((step) => ({
    claimId: step.claimId,
    decided: false,
    before: step.change === 'recorded' ? null : withWords(known.get(step.claimId)),
    after: step.change === 'retracted' ? null : withWords(step),
  }))
  const left = proposed.map(({ claimId, found }) => {
    const before = known.get(claimId)
    return { claimId, decided: true, before: withWords(before), after: withWords(found) }
  })
  return { documentId, title: document.title, extractor: extraction.extractor, changes: [...appended, ...left] }
}
