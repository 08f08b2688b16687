import { isDeepStrictEqual } from 'node:util'
import { classifiedClaim } from '@onrecord/documents'
import {
  type Claim,
  type ClaimKind,
  type Classification,
  DomainError,
  type EventData,
  type FoundClaim,
  type RecordedEvent,
} from '@onrecord/domain'

/** One claim as its stream tells it. `version`: that of the stream; `seq`: where it was first recorded. */
export type ClaimHistory = {
  kind: ClaimKind
  found: FoundClaim
  latest: EventData<'ClaimClassified'> | null
  isReviewers: boolean
  seq: number
  version: number
}

/** Folds the events of one claim's stream; undefined where they do not begin with a recording. */
export function claimHistory(events: readonly RecordedEvent[]): ClaimHistory | undefined {
  const [first] = events
  if (first === undefined) return undefined
  const kind = KINDS[first.type]
  if (kind === undefined) return undefined
  // The three types that have a kind hold a found claim.
  const found = first.data as FoundClaim
  const history: ClaimHistory = { kind, found, latest: null, isReviewers: false, seq: first.seq, version: 1 }
  return events.reduce((before, event) => ({ ...follow(before, event), version: event.streamVersion }), history)
}

const KINDS: { readonly [Type in RecordedEvent['type']]?: ClaimKind } = {
  StatementRecorded: 'statement',
  DemandRecorded: 'demand',
  DeadlineRecorded: 'deadline',
}

function follow(history: ClaimHistory, event: RecordedEvent): ClaimHistory {
  if (event.type === 'ClaimReopened') return { ...history, isReviewers: false }
  if (event.type === 'ClaimCorrected') {
    const { kind = history.kind, ...changes } = event.data.changes
    return { ...history, kind, found: { ...history.found, ...withoutGaps(changes) } }
  }
  if (event.type !== 'ClaimClassified') return history
  if (history.isReviewers && event.data.by !== 'reviewer') return history
  return { ...history, latest: event.data, isReviewers: event.data.by === 'reviewer' }
}

/** Members that a correction leaves out stay as they were. */
function withoutGaps(changes: Omit<EventData<'ClaimCorrected'>['changes'], 'kind'>): Partial<FoundClaim> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/**
 * Whether a configuration has anything to say of a claim: it was there before, and what counts is the rules' word under an
 * older one. Neither a reviewer's word nor a submitter's is taken back; a claim sent without a classification has none.
 */
export function isOpen(
  { latest, isReviewers, seq }: ClaimHistory,
  configured: { seq: number; version: number },
): boolean {
  if (latest === null || isReviewers || latest.by === 'submitter') return false
  return seq < configured.seq && latest.configVersion < configured.version
}

/** The classification as an event, undefined where it says what the latest one says. */
export function changedClassification(
  { claim, history }: { claim: Claim; history: ClaimHistory },
  classification: Classification,
  document: { text: string; source: string | null },
): EventData<'ClaimClassified'> | undefined {
  const classified = namedClassification(claim, classification, document)
  const says = (data: EventData<'ClaimClassified'>) => ({ ...data, by: null, configVersion: null })
  return history.latest !== null && isDeepStrictEqual(says(classified), says(history.latest)) ? undefined : classified
}

/** Whoever the text does not name can not be kept: the claim stands, without the name. */
function namedClassification(
  claim: Claim,
  classification: Classification,
  document: { text: string; source: string | null },
): EventData<'ClaimClassified'> {
  const context = { ...document, by: 'rules' as const }
  const isNamed = (part: Partial<Classification>): boolean => {
    try {
      classifiedClaim(claim, { ...classification, claimants: [], addressee: null, ...part }, context)
      return true
    } catch (error) {
      if (error instanceof DomainError && error.code === 'name-not-in-text') return false
      throw error
    }
  }
  const { claimants, addressee } = classification
  const named = {
    ...classification,
    claimants: claimants.filter((claimant) => isNamed({ claimants: [claimant] })),
    addressee: isNamed({ addressee }) ? addressee : null,
  }
  return classifiedClaim(claim, named, context)
}
