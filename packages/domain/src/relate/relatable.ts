import type { Bounds } from '../edtf.ts'
import type { Act, Certainty, ClaimKind, Relation, Reported } from '../vocabulary.ts'
import type { WordSet } from '../word-set.ts'
import type { ToldOutcome } from './told-outcome.ts'

/**
 * What relating needs of a claim. `claimant`: who holds it, an actor's id or any key of a name, null where nobody is named.
 * `speaksFor`: whether what it says is its party's word. `sources`: who told it, from the publisher inwards, the claimant
 * left out; empty where no publisher is named. `positions`: `issue/stance`, sorted. `due` is EDTF, `said` the days between
 * which it was said. `around`: words before and after it in the text.
 */
export type Relatable = {
  documentId: string
  claimant: string | null
  isNarrated: boolean
  party: string | null
  speaksFor: boolean
  addressee: { actor: string; party: string | null } | null
  sources: readonly string[]
  kind: ClaimKind
  act: Act
  negated: boolean
  certainty: Certainty
  reported: Reported
  positions: readonly string[]
  framework: string | null
  phase: number | null
  due: string | null
  said: Bounds
  told: ToldOutcome | null
  words: WordSet
  around: WordSet
}

/** How two claims relate, and the rule that says so. */
export type Related = { relation: Exclude<Relation, 'contradicts'>; rule: string }
