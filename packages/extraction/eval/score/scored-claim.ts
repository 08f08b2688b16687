import type { Act, Certainty, Claim, ClaimKind, Reported } from '@onrecord/domain'
import type { Range, StoredClaim } from '../corpus/stored-claim.ts'

/**
 * A claim as the scorers compare it, whoever made it. `claimant` joins several with "; "; `alt` holds labels that are right
 * too; `optional` claims may be found or not.
 */
export type ScoredClaim = {
  id: string
  content: readonly Range[]
  cue: Range | null
  mention: Range | null
  kind: ClaimKind
  act: Act
  claimant: string | null
  chain: readonly string[]
  reported: Reported
  relayed: boolean
  negated: boolean
  certainty: Certainty
  saidOn: string | null
  due: { edtf: string; type: string; modality: string } | null
  optional: boolean
  sameAs: string | null
  alt: NonNullable<StoredClaim['alt']>
}

/** A claim of the corpus, for comparison. */
export function scoredAnnotation({ words: _words, tier, alt, ...claim }: StoredClaim): ScoredClaim {
  return { ...claim, optional: tier === 'extra' || claim.sameAs !== null, alt: alt ?? {} }
}

/** An extractor's claim, for comparison; its claimant is the last of its chain. */
export function scoredExtraction(claim: Claim): ScoredClaim {
  const { id, segments, cue, mention, kind, act, reported, relayed, negated, certainty, saidOn, due } = claim
  const labels = { id, kind, act, reported, relayed, negated, certainty, saidOn, due }
  const chain = claim.chain.map(({ name }) => name)
  return {
    ...labels,
    content: segments.map(rangeOf),
    cue: cue && rangeOf(cue),
    mention: mention && rangeOf(mention),
    claimant: chain.at(-1) ?? null,
    chain,
    optional: false,
    sameAs: null,
    alt: {},
  }
}

const rangeOf = ({ start, end }: { start: number; end: number }): Range => [start, end]
