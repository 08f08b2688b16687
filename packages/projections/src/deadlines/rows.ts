import type { Due, DueDecision } from '@onrecord/domain'

/** A date that a claim sets; all else about the claim is in the view of claims. */
export type DueRow = { claimId: string; due: Due }

/** A reviewer's latest word on what became of it. */
export type OutcomeRow = { claimId: string; decision: DueDecision }

/** Rows of the view: `due/<claim>`, `outcome/<claim>`. */
export type DeadlineRow = DueRow | OutcomeRow
