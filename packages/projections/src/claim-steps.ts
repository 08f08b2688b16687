import { isDeepStrictEqual } from 'node:util'
import {
  type ClaimEventType,
  type ClaimRow,
  type ClaimRows,
  type ClaimState,
  claimKey,
  type DocumentFacts,
  documentKey,
  type EventOf,
  type RecordedType,
} from './claim-state.ts'
import type { Change, Rows, Step } from './view.ts'

const filedFolder = (documentId: string): string => `filed/${documentId}/`

const UNKNOWN_DOCUMENT: DocumentFacts = { source: null, publishedOn: null, withdrawn: false }

/**
 * The steps that every view of claims shares: a claim's row follows its recording, classification, corrections, review and
 * document, and the rows derived from it follow the claim. `filed/<document>/<claim>` finds a document's claims.
 */
export function claimSteps<Found extends { saidOn: string | null }, Classified, Derived>(
  rows: ClaimRows<Found, Classified, Derived>,
): (event: EventOf<ClaimEventType>) => Step<ClaimRow<Found, Classified, Derived>> {
  type State = ClaimState<Found, Classified>
  type Row = ClaimRow<Found, Classified, Derived>
  // Which kind of row a key holds is written in the key.
  const claimIn = (read: Rows<Row>, claimId: string) => read.get(claimKey(claimId)) as State | undefined
  const documentIn = (read: Rows<Row>, documentId: string) =>
    (read.get(documentKey(documentId)) as DocumentFacts | undefined) ?? UNKNOWN_DOCUMENT

  function replace(claimId: string, before: State | undefined, after: State): Change<Row>[] {
    const row = rows.list === undefined ? after : { ...after, listed: rows.list(after) }
    // Most classifications say nothing that a view keeps; what has not changed begins no version.
    if (isDeepStrictEqual(row, before)) return []
    const changes: Change<Row>[] = [{ key: claimKey(claimId), row }]
    const filed = before !== undefined && rows.isFiled(before)
    if (rows.isFiled(after) !== filed) {
      changes.push({ key: `${filedFolder(after.documentId)}${claimId}`, row: filed ? null : {} })
    }
    const derived = new Map(rows.derive?.(claimId, after))
    const old = before === undefined ? new Map<string, Derived>() : new Map(rows.derive?.(claimId, before))
    for (const key of old.keys()) if (!derived.has(key)) changes.push({ key, row: null })
    for (const [key, row] of derived) {
      if (!isDeepStrictEqual(row, old.get(key))) changes.push({ key, row })
    }
    return changes
  }

  /** Changes a claim that is there already, with what is known of its document by now. */
  function amend(claimId: string, change: (state: State) => State): Step<Row> {
    return {
      keys: [{ key: claimKey(claimId) }],
      follow: (read) => {
        const state = claimIn(read, claimId)
        return state === undefined ? [] : [{ key: documentKey(state.documentId) }]
      },
      apply: (read) => {
        const state = claimIn(read, claimId)
        if (state === undefined) return []
        return replace(claimId, state, change({ ...state, document: documentIn(read, state.documentId) }))
      },
    }
  }

  function record(event: EventOf<RecordedType>): Step<Row> {
    const { claimId, documentId } = event.data
    return {
      keys: [{ key: claimKey(claimId) }, { key: documentKey(documentId) }],
      apply: (read) => {
        const before = claimIn(read, claimId)
        const kept = before ?? { classified: null, byReviewer: false, review: 'unreviewed' as const }
        return replace(claimId, before, {
          documentId,
          document: documentIn(read, documentId),
          found: rows.record(event, before?.found),
          classified: kept.classified,
          byReviewer: kept.byReviewer,
          review: kept.review === 'retracted' ? 'unreviewed' : kept.review,
        })
      },
    }
  }

  function amendDocument(documentId: string, change: (facts: DocumentFacts) => DocumentFacts): Step<Row> {
    const folder = filedFolder(documentId)
    const claimIds = (read: Rows<Row>) => read.list(folder).map(([key]) => key.slice(folder.length))
    return {
      keys: [{ key: documentKey(documentId) }, { folder }],
      follow: (read) => claimIds(read).map((claimId) => ({ key: claimKey(claimId) })),
      apply: (read) => {
        const document = change(documentIn(read, documentId))
        const claims = claimIds(read).flatMap((claimId) => {
          const state = claimIn(read, claimId)
          return state === undefined ? [] : replace(claimId, state, { ...state, document })
        })
        return [{ key: documentKey(documentId), row: document }, ...claims]
      },
    }
  }

  return (event) => {
    switch (event.type) {
      case 'StatementRecorded':
      case 'DemandRecorded':
      case 'DeadlineRecorded':
        return record(event)
      case 'ClaimClassified':
        return amend(event.data.claimId, (state) => {
          const byReviewer = event.data.by === 'reviewer'
          if (state.byReviewer && !byReviewer) return state
          return { ...state, classified: rows.classify(event.data), byReviewer }
        })
      case 'ClaimConfirmed':
        return amend(event.data.claimId, (state) => ({ ...state, review: 'confirmed' }))
      case 'ClaimCorrected':
        return amend(event.data.claimId, (state) => ({
          ...state,
          found: rows.correct(state.found, event.data.changes),
          // A better extractor corrects as well, and acts with no key: its word is no review.
          review: event.metadata.keyId === null ? state.review : 'corrected',
        }))
      case 'ClaimRetracted':
        return amend(event.data.claimId, (state) => ({ ...state, review: 'retracted' }))
      case 'ClaimReopened':
        return amend(event.data.claimId, (state) => ({ ...state, review: 'unreviewed', byReviewer: false }))
      case 'DocumentReceived': {
        const { documentId, source, publishedOn } = event.data
        return {
          keys: [{ key: documentKey(documentId) }],
          apply: () => [{ key: documentKey(documentId), row: { source, publishedOn, withdrawn: false } }],
        }
      }
      case 'DocumentCorrected': {
        const { documentId, source, publishedOn } = event.data
        return amendDocument(documentId, (facts) => ({
          ...facts,
          source: source === undefined ? facts.source : source,
          publishedOn: publishedOn === undefined ? facts.publishedOn : publishedOn,
        }))
      }
      case 'DocumentWithdrawn':
        return amendDocument(event.data.documentId, (facts) => ({ ...facts, withdrawn: true }))
      case 'DocumentReinstated':
        return amendDocument(event.data.documentId, (facts) => ({ ...facts, withdrawn: false }))
    }
  }
}
