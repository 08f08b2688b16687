import type { Due, DueDecision } from '@onrecord/domain'
import type { ClaimRow, ClaimState } from '../claim-state.ts'

/** What of a claim's reading bears on due dates; `due` null: it sets none, but may tell what became of one. */
export type Found = { claimId: string; due: Due | null; saidOn: string | null; confidence: number }

/** What of a classification bears on them. */
export type Classified = {
  party: string | null
  actorId: string | null
  framework: string | null
  phase: number | null
}

/** A claim as this view keeps it. */
export type DueClaim = ClaimState<Found, Classified>

/** A reviewer's latest word on what became of a date. */
export type OutcomeRow = { claimId: string; decision: DueDecision }

/** Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`, `outcome/<claim>`. */
export type DeadlineRow = ClaimRow<Found, Classified, never> | OutcomeRow
