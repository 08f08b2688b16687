import {
  type EventData,
  type EventType,
  type Finding,
  isReviewed,
  type RecordedEvent,
  type Review,
  type Said,
  saidWhen,
} from '@onrecord/domain'

/** What a view of claims knows of a claim's document. */
export type DocumentFacts = { source: string | null; publishedOn: string | null; withdrawn: boolean }

/** What lists are ordered and filtered by: the generated columns of a view's table read it. */
export type Listed = Record<string, string | number | boolean | null>

/** One claim as a view keeps it: what it chose of the finding and of the latest classification. */
export type ClaimState<Found, Classified> = {
  documentId: string
  document: DocumentFacts
  found: Found
  classified: Classified | null
  byReviewer: boolean
  review: Review
  listed?: Listed
}

/** What a correction of a claim's reading may change. */
export type FindingChanges = EventData<'ClaimCorrected'>['changes']

/** Events that record a claim. */
export type RecordedType = 'StatementRecorded' | 'DemandRecorded' | 'DeadlineRecorded'
/** Events that bear on a claim's state. */
export type ClaimEventType =
  | RecordedType
  | 'ClaimClassified'
  | 'ClaimConfirmed'
  | 'ClaimCorrected'
  | 'ClaimRetracted'
  | 'ClaimReopened'
  | 'DocumentReceived'
  | 'DocumentCorrected'
  | 'DocumentWithdrawn'
  | 'DocumentReinstated'
/** A recorded event of one type. */
export type EventOf<Type extends EventType> = Extract<RecordedEvent, { type: Type }>

/** How one view keeps claims. */
export type ClaimRows<Found, Classified, Derived> = {
  /** What it keeps of a newly recorded claim; `before` where the same claim is recorded again. */
  record(event: EventOf<RecordedType>, before: Found | undefined): Found
  correct(found: Found, changes: FindingChanges): Found
  /** What it keeps of a classification; null where nothing of it concerns the view. */
  classify(data: EventData<'ClaimClassified'>): Classified | null
  /** Whether a change of the document must reach the claim. */
  isFiled(state: ClaimState<Found, Classified>): boolean
  list?(state: ClaimState<Found, Classified>): Listed
  /** Rows that follow from the claim alone; their keys name the claim. */
  derive?(claimId: string, state: ClaimState<Found, Classified>): Iterable<readonly [key: string, row: Derived]>
}

/** Any row of a view of claims; which one, its key says. */
export type ClaimRow<Found, Classified, Derived> =
  | ClaimState<Found, Classified>
  | DocumentFacts
  | Record<string, never>
  | Derived

/** True where the claim counts: neither retracted nor of a withdrawn document. */
export function isLive(state: { review: Review; document: DocumentFacts }): boolean {
  return state.review !== 'retracted' && !state.document.withdrawn
}

/** How sure the claim is, as lists take it: 1 where a person has looked at it, so that no threshold hides it. */
export function surenessOf(state: { found: { confidence: number }; review: Review }): number {
  return isReviewed(state) ? 1 : state.found.confidence
}

/** When the claim was said, by its own date and its document's. */
export function saidOf(state: { found: { saidOn: string | null }; document: DocumentFacts }): Said {
  return saidWhen({ saidOn: state.found.saidOn, publishedOn: state.document.publishedOn })
}

/** Keys of a claim's and a document's row. */
export const claimKey = (claimId: string): string => `claim/${claimId}`
export const documentKey = (documentId: string): string => `document/${documentId}`
/** The kind of claim that an event type records. */
export function kindOf(event: EventOf<RecordedType>): 'statement' | 'demand' | 'deadline' {
  switch (event.type) {
    case 'StatementRecorded':
      return 'statement'
    case 'DemandRecorded':
      return 'demand'
    case 'DeadlineRecorded':
      return 'deadline'
  }
}

/** The members of a correction that a view keeps. */
export function pickChanges<Name extends keyof Finding | 'kind'>(
  changes: FindingChanges,
  names: readonly Name[],
): { [Kept in Name]?: Exclude<FindingChanges[Kept], undefined> } {
  const given = names.filter((name) => changes[name] !== undefined)
  // Only listed members that are given are copied, each under its own name.
  return Object.fromEntries(given.map((name) => [name, changes[name]])) as {
    [Kept in Name]?: Exclude<FindingChanges[Kept], undefined>
  }
}
