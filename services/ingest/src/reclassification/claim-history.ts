import { classifiedClaim } from '@onrecord/documents'
import {
  type Claim,
  type Classification,
  type DecidedClaim,
  DomainError,
  decidedClaim,
  type EventData,
  type FoundClaim,
  isSameValue,
  type RecordedEvent,
} from '@onrecord/domain'

/** One claim as its stream tells it. `found`: as it is read now; `version`: that of the stream; `seq`: where it was first recorded. */
export type ClaimHistory = { facts: DecidedClaim; found: FoundClaim; seq: number; version: number }

/** Folds the events of one claim's stream; undefined where there are none. */
export function claimHistory(events: readonly RecordedEvent[]): ClaimHistory | undefined {
  const facts = decidedClaim(events)
  const [first] = events
  const last = events.at(-1)
  if (facts === undefined || first === undefined || last === undefined || !('extractor' in first.data)) return undefined
  const { claimId, documentId, facets } = facts
  const { kind: _, ...finding } = facets.reading
  // What a claim's stream begins with names the extractor that found it.
  const { extractor } = first.data as FoundClaim
  const found = { claimId, documentId, extractor, ...finding }
  return { facts, found, seq: first.seq, version: last.streamVersion }
}

/**
 * Whether a configuration has anything to say of a claim: it was there before, and what counts is the rules' word under an
 * older one. Neither a reviewer's word nor a submitter's is taken back; a claim sent without a classification has none.
 */
export function isOpen({ facts, seq }: ClaimHistory, configured: { seq: number; version: number }): boolean {
  const { stands, by, pinned } = facts.facets.classification
  if (stands === null || pinned || by === 'submitter') return false
  return seq < configured.seq && stands.configVersion < configured.version
}

/** The classification as an event, undefined where it says what the latest one says. */
export function changedClassification(
  { claim, history }: { claim: Claim; history: ClaimHistory },
  classification: Classification,
  document: { text: string; source: string | null },
): EventData<'ClaimClassified'> | undefined {
  const classified = namedClassification(claim, classification, document)
  const { stands } = history.facts.facets.classification
  const { claimId: _, by: __, ...says } = classified
  return isSameValue({ ...stands, configVersion: null }, { ...says, configVersion: null }) ? undefined : classified
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
