import type { ClaimKind, EventData, FoundClaim, Relation } from '@onrecord/domain'
import type { ClaimRow, ClaimState } from '../claim-state.ts'

/** A finding with what the log and a reviewer add to it. `seq` and `recordedAt` are those of the first recording. */
export type Found = FoundClaim & {
  kind: ClaimKind
  credibility: number | null
  seq: number
  recordedAt: string
}

/** The latest classification that counts, in spans and configured ids. */
export type Classified = Omit<EventData<'ClaimClassified'>, 'reason'>

/** A claim as this view keeps it. */
export type ClaimFacts = ClaimState<Found, Classified>

/** Two claims that relate, `a` the lesser id. `cut`: a reviewer has unlinked them, which no rule undoes. `rule` null: a reviewer. */
export type Edge = { a: string; b: string; relation: Relation; rule: string | null; cut: boolean }

/** The cluster that a claim belongs to, named by its least claim id; claims alone have no row. */
export type Member = { cluster: string }

/**
 * Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`, `edge/<a>/<b>.<relation>`,
 * `member/<claim>`, `cluster/<cluster>/<claim>`.
 */
export type ClaimsRow = ClaimRow<Found, Classified, never> | Edge | Member
