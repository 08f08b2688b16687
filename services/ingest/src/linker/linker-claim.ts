import { type Act, type ClaimKind, hashOf, type Relatable, sameDueKey, sameSayingKey } from '@onrecord/domain'

/** What the linker keeps of a claim. `tellers`: those between publisher and claimant. `words` are hashes, ascending. */
export type ClaimFacts = {
  kind: ClaimKind
  act: Act
  negated: boolean
  saidOn: string | null
  due: string | null
  tellers: string[]
  words: number[]
  retracted: boolean
  classified: ClassifiedFacts | null
}

/** `claimant` is an actor's key or a name's, `publisher` for the document's own, null where nobody is named. */
export type ClassifiedFacts = {
  claimant: string | null
  positions: string[]
  framework: string | null
  byReviewer: boolean
}

export type LinkerClaim = { claimId: string; documentId: string; facts: ClaimFacts; cluster: string }

export type LinkerDocument = {
  documentId: string
  source: string | null
  publishedOn: string | null
  withdrawn: boolean
}

/** The key of a claimant that is the document's publisher. */
export const PUBLISHER = 'publisher'

/** True where the claim counts: neither retracted nor of a withdrawn document. */
export function isLive(claim: LinkerClaim, document: LinkerDocument): boolean {
  return !claim.facts.retracted && !document.withdrawn
}

/** The claim as `relate` takes it; null where it does not count, or it is not known whose it is. */
export function relatableOf(claim: LinkerClaim, document: LinkerDocument): Relatable | null {
  const { facts, documentId } = claim
  const { classified } = facts
  if (!isLive(claim, document) || classified === null) return null
  const claimant = classified.claimant === PUBLISHER ? publisherKey(document) : classified.claimant
  if (claimant === null) return null
  const { kind, act, negated, due, words, tellers } = facts
  const { positions, framework } = classified
  const publisher = publisherKey(document)
  return {
    documentId,
    claimant,
    sources: publisher === null ? [] : [publisher, ...tellers],
    kind,
    act,
    negated,
    positions,
    framework,
    due,
    saidOn: facts.saidOn ?? document.publishedOn,
    words,
  }
}

/** Hashes of the two keys for the indexes; a clash costs a comparison. */
export function indexKeys(relatable: Relatable | null): { saying: number | null; due: number | null } {
  const hashed = (key: string | null): number | null => (key === null ? null : hashOf(key))
  return relatable === null
    ? { saying: null, due: null }
    : { saying: hashed(sameSayingKey(relatable)), due: hashed(sameDueKey(relatable)) }
}

/** A name as a key: the same for upper and lower case, and not the name itself. */
export function nameKey(name: string): string {
  return `name:${hashOf(name.normalize('NFKC').toLowerCase().trim())}`
}

function publisherKey(document: LinkerDocument): string | null {
  return document.source === null ? null : nameKey(document.source)
}
