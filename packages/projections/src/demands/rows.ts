import type { Act, ClaimKind, ClaimPosition, DemandAnswer } from '@onrecord/domain'
import type { ClaimRow, ClaimState } from '../claim-state.ts'

/** What of a claim's reading bears on demands. */
export type Found = {
  claimId: string
  kind: ClaimKind
  act: Act
  relayed: boolean
  saidOn: string | null
  confidence: number
}

/** What of a classification bears on them; `addressee` is the actor's id. */
export type Classified = {
  party: string | null
  actorId: string | null
  addressee: string | null
  framework: string | null
  phase: number | null
  positions: ClaimPosition[]
}

/** A claim as this view keeps it: it asks for an answer, or may be one. */
export type DemandFacts = ClaimState<Found, Classified>

/** Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`, `answer/<claim>/<party or *>`. */
export type DemandRow = ClaimRow<Found, Classified, never> | DemandAnswer
