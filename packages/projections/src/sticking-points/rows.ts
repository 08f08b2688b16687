import type { Contribution, DemandAnswer, Finding } from '@onrecord/domain'
import type { ClaimRow } from '../claim-state.ts'

/** What of a claim's reading bears on positions. `start`: where its words begin, UTF-16 units. */
export type Found = Pick<Finding, 'act' | 'relayed' | 'saidOn' | 'confidence'> & {
  kind: Contribution['kind']
  start: number
}

/** What of a classification bears on positions. `holder` is null where a claimant is no configured actor. */
export type Classified = {
  party: string | null
  actorId: string | null
  holder: string | null
  framework: string | null
  phase: number | null
  positions: { issue: string; stance: Contribution['stance'] }[]
}

/** A reviewer's latest word on an issue, in one framework or (null) in all. */
export type Closure = { closes: string; framework: string | null; closed: boolean; seq: number }

/**
 * Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`,
 * `contribution/<claim>/<issue>` (live claims only), `closure/<issue>/<framework or *>`, `answer/<claim>/<party or *>`.
 */
export type StickingPointRow = ClaimRow<Found, Classified, Contribution> | Closure | DemandAnswer
