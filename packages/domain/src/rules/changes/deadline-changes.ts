import type { DueState } from '../due-state.ts'
import type { Change } from './change.ts'
import { pairByClaims, type ToldByClaims } from './pair-by-claims.ts'

/** A date that a claim sets, as far as a change of it depends on it. */
export type JudgedDeadline = ToldByClaims & { due: { edtf: string }; state: DueState }

/**
 * The deadlines that are new, gone, moved to another date or in another state, in the order of the later reading. A claim
 * that restates a date already known, an earlier telling that comes late, and a restatement that is linked or cut are no
 * changes: deadlines that share a claim are one.
 */
export function deadlineChanges<Deadline extends JudgedDeadline>(
  before: readonly Deadline[],
  after: readonly Deadline[],
): Change<Deadline>[] {
  return pairByClaims(before, after).filter(
    (pair) => pair.before?.state !== pair.after?.state || pair.before?.due.edtf !== pair.after?.due.edtf,
  )
}
