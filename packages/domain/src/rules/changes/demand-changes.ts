import type { Change } from './change.ts'
import { pairByClaims, type ToldByClaims } from './pair-by-claims.ts'

/** A demand as far as a change of it depends on it; `state` is `open` as long as nobody has answered. */
export type JudgedDemand = ToldByClaims & { state: string }

/**
 * The demands that have another answer, in the order of the later reading: answered, answered otherwise, or open again.
 * Demands that are merely made, made again or gone without an answer are none of these.
 */
export function demandChanges<Demand extends JudgedDemand>(
  before: readonly Demand[],
  after: readonly Demand[],
): Change<Demand>[] {
  return pairByClaims(before, after).filter((pair) => (pair.before?.state ?? 'open') !== (pair.after?.state ?? 'open'))
}
