import {
  type Act,
  type Certainty,
  type ClaimKind,
  hashOf,
  type Relatable,
  type Reported,
  saidWhen,
  type ToldOutcome,
} from '@onrecord/domain'

/** What the linker keeps of a claim. `tellers`: those between publisher and claimant. Words are hashes, ascending. */
export type ClaimFacts = {
  kind: ClaimKind
  act: Act
  negated: boolean
  certainty: Certainty
  reported: Reported
  saidOn: string | null
  due: string | null
  tellers: string[]
  words: number[]
  around: number[]
  told: ToldOutcome | null
  retracted: boolean
  classified: ClassifiedFacts | null
}

/**
 * `claimant` is an actor's key or a name's, `publisher` for the document's own, null where nobody is named; `speaksFor` and
 * the addressee's party are those of the configuration at the time.
 */
export type ClassifiedFacts = {
  claimant: string | null
  party: string | null
  speaksFor: boolean
  addressee: { actor: string; party: string | null } | null
  positions: string[]
  framework: string | null
  phase: number | null
  byReviewer: boolean
}

/** `telling` and `cluster` are the least claim ids of those that restate, and of those that restate or corroborate it. */
export type LinkerClaim = {
  claimId: string
  documentId: string
  facts: ClaimFacts
  telling: string
  cluster: string
  pending: boolean
}

/** `publisher`: the key of an actor, or of a name that no actor has. */
export type LinkerDocument = {
  documentId: string
  publisher: string | null
  publishedOn: string | null
  withdrawn: boolean
}

/** The key of a claimant that is the document's publisher. */
export const PUBLISHER = 'publisher'

/** True where the claim counts: classified, and neither retracted nor of a withdrawn document. */
export function isLive(claim: LinkerClaim, document: LinkerDocument): boolean {
  return claim.facts.classified !== null && !claim.facts.retracted && !document.withdrawn
}

/** The claim as `relate` takes it; null where it does not count. */
export function relatableOf(claim: LinkerClaim, document: LinkerDocument): Relatable | null {
  const { facts, documentId } = claim
  const { classified, tellers, saidOn, retracted: _, ...found } = facts
  if (!isLive(claim, document) || classified === null) return null
  const { publisher, publishedOn } = document
  const { claimant: holder, byReviewer: __, ...made } = classified
  const claimant = holder === PUBLISHER ? (publisher ?? `document:${documentId}`) : holder
  const { earliest, latest } = saidWhen({ saidOn, publishedOn })
  return {
    ...found,
    ...made,
    documentId,
    claimant,
    isNarrated:
      facts.reported === 'narrator' && (holder === PUBLISHER || (claimant !== null && claimant === publisher)),
    sources: publisher === null ? [] : [publisher, ...tellers],
    said: { earliest, latest },
  }
}

/** An actor as a key. */
export const actorKey = (actorId: string): string => `actor:${actorId}`

/** A name as a key: the same for upper and lower case, and not the name itself. */
export function nameKey(name: string): string {
  return `name:${hashOf(name.normalize('NFKC').toLowerCase().trim())}`
}
