import type { Position } from '../position.ts'
import type { StickingPoint } from '../sticking-point.ts'
import { type Change, pairByKey } from './change.ts'

/** A party whose stances on an issue in a framework changed: its positions before and after, the latest said first. */
export type PositionChange = Change<readonly Position[]> & { issue: string; framework: string | null; party: string }

/**
 * The parties that took, changed or lost a position between two readings, by issue. Another claim for the same stance is
 * no change: a position is the same as long as its stances are.
 */
export function positionChanges(before: readonly StickingPoint[], after: readonly StickingPoint[]): PositionChange[] {
  return pairByKey(heldIn(before), heldIn(after), keyOf).flatMap((pair) => {
    const held = pair.after ?? pair.before
    if (held === null || stancesOf(pair.before?.positions) === stancesOf(pair.after?.positions)) return []
    const { issue, framework, party } = held
    return [{ issue, framework, party, before: pair.before?.positions ?? null, after: pair.after?.positions ?? null }]
  })
}

type Held = { issue: string; framework: string | null; party: string; positions: Position[] }

function heldIn(points: readonly StickingPoint[]): Held[] {
  return points.flatMap(({ issue, framework, positions }) =>
    [...Map.groupBy(positions, ({ party }) => party)].flatMap(([party, own]) =>
      party === null ? [] : [{ issue, framework, party, positions: own }],
    ),
  )
}

function stancesOf(positions: readonly Position[] = []): string {
  return positions
    .map(({ stance }) => stance)
    .toSorted()
    .join(' ')
}

function keyOf({ issue, framework, party }: Held): string {
  return `${issue} ${framework ?? ''} ${party}`
}
