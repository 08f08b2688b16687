import type { Standing, Status } from '../status.ts'
import type { ShownWhy, StickingPoint } from '../sticking-point.ts'
import { type Change, pairByKey } from './change.ts'

/** Where an issue stood in a framework. */
export type PointState = { status: Exclude<Status, 'dormant'>; standing: Standing | null; why: ShownWhy }

/** A sticking point whose status or standing changed. Where nobody had spoken on it in the framework, the state is null. */
export type StickingPointChange = Change<PointState> & { issue: string; framework: string | null }

/** What became of it. `lapsed`: no claim on it counts any more. */
export type StickingPointTurn = 'opened' | 'reopened' | 'closed' | 'standing' | 'lapsed'

/**
 * The sticking points that two readings judge differently, in the later one's order. A dormant point is none yet, so that
 * the first word on an issue in one framework changes nothing in the others. New evidence for the same judgement is no
 * change.
 */
export function stickingPointChanges(
  before: readonly StickingPoint[],
  after: readonly StickingPoint[],
): StickingPointChange[] {
  return pairByKey(before, after, keyOf).flatMap((pair) => {
    const point = pair.after ?? pair.before
    if (point === null) return []
    const change = { before: stateOf(pair.before), after: stateOf(pair.after) }
    const isSame = change.before?.status === change.after?.status && change.before?.standing === change.after?.standing
    return isSame || isHistory(change) ? [] : [{ issue: point.issue, framework: point.framework, ...change }]
  })
}

/** True where an issue is first or no longer spoken on in a framework that is off the table: it neither opened nor closed. */
function isHistory({ before, after }: Change<PointState>): boolean {
  return (before === null || after === null) && (before ?? after)?.why.rule === 'closed.superseded-with-framework'
}

/** Names what became of it. */
export function turnOf({ before, after }: Change<PointState>): StickingPointTurn {
  if (after === null) return 'lapsed'
  if (after.status === 'closed') return 'closed'
  if (before === null) return 'opened'
  return before.status === 'closed' ? 'reopened' : 'standing'
}

function stateOf(point: StickingPoint | null): PointState | null {
  if (point === null || point.status === 'dormant') return null
  return { status: point.status, standing: point.standing, why: point.why }
}

function keyOf({ issue, framework }: StickingPoint): string {
  return `${issue} ${framework ?? ''}`
}
