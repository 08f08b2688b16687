import type { ClaimKind, Stance } from '@onrecord/domain'
import type { ClaimRow } from '../claim-state.ts'

/** What this view keeps of a finding. `recorded`: the seq of its first recording. */
export type Found = { kind: ClaimKind; saidOn: string | null; confidence: number; recorded: number }

/** Who holds a claim, in their order; null: a name that the configuration does not know. */
export type Classified = {
  claimants: (string | null)[]
  party: string | null
  framework: string | null
  positions: { issue: string; stance: Stance }[]
}

/** A live claim of a configured actor. `confidence` is 1 where a person has looked at it. */
export type Spoken = { actor: string; claim: string; kind: ClaimKind; said: string; confidence: number }

/** A stance that a live claim of an actor takes. */
export type Taken = {
  actor: string
  claim: string
  issue: string
  stance: Stance
  framework: string | null
  said: string
  confidence: number
}

/** A claimant whom the configuration does not know, the `nth` of a live claim; `unnamed` is the claim's first seq. */
export type Unnamed = {
  unnamed: number
  nth: number
  claim: string
  kind: ClaimKind
  said: string
  confidence: number
  party: string | null
}

/**
 * Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`, `spoken/<actor>/<claim>`,
 * `taken/<actor>/<issue>/<claim>`, `unnamed/<claim>/<nth>`.
 */
export type ActorsRow = ClaimRow<Found, Classified, Spoken | Taken | Unnamed>
