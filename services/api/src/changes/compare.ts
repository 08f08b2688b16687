import {
  type Change,
  contradictionChanges,
  deadlineChanges,
  demandChanges,
  type PositionChange,
  positionChanges,
  type StickingPointChange,
  stickingPointChanges,
  turnOf,
} from '@onrecord/domain'
import type { Deadline, Demand, ListedContradiction } from '@onrecord/projections'
import type { Snapshot } from './snapshot.ts'

/** What two snapshots show differently, in claim ids. */
export type Difference =
  | ({ type: 'sticking-point' } & StickingPointChange)
  | ({ type: 'position' } & PositionChange)
  | ({ type: 'deadline' } & Change<Deadline>)
  | ({ type: 'demand' } & Change<Demand>)
  | ({ type: 'contradiction' } & Change<ListedContradiction>)

/** A difference of one type. */
export type DifferenceOf<Type extends Difference['type']> = Extract<Difference, { type: Type }>

/** The differences of two snapshots, the weightiest first; of equal weight in the order of the views. */
export function compare(before: Snapshot, after: Snapshot): Difference[] {
  const differences: Difference[] = [
    ...stickingPointChanges(before.points, after.points).map((change) => ({
      type: 'sticking-point' as const,
      ...change,
    })),
    ...positionChanges(before.points, after.points).map((change) => ({ type: 'position' as const, ...change })),
    ...deadlineChanges(before.deadlines, after.deadlines).map((change) => ({ type: 'deadline' as const, ...change })),
    ...demandChanges(before.demands, after.demands).map((change) => ({ type: 'demand' as const, ...change })),
    ...contradictionChanges(before.contradictions, after.contradictions).map((change) => ({
      type: 'contradiction' as const,
      ...change,
    })),
  ]
  return differences.toSorted((a, b) => weightOf(a) - weightOf(b))
}

/** What is settled or unsettled comes before who moved, that before dates, that before what is merely new. */
function weightOf(difference: Difference): number {
  switch (difference.type) {
    case 'sticking-point': {
      // That its framework left the table is told of the framework, and closes all of its issues at once.
      if (difference.after?.why.rule === 'closed.superseded-with-framework') return 5
      return { closed: 0, reopened: 0, standing: 1, opened: 2, lapsed: 2 }[turnOf(difference)]
    }
    case 'position':
      return difference.before === null ? 6 : difference.after === null ? 4 : 3
    case 'contradiction':
      // After positions, which tell most of it already.
      return 6
    case 'demand':
      return 4
    case 'deadline': {
      if (difference.before === null || difference.after === null) return 7
      return difference.after.state === 'upcoming' || difference.after.state === 'due' ? 5 : 4
    }
  }
}

/** Most claims that are quoted on one side of a change: the last said. */
export const MAX_QUOTED = 3

/** The claims that a difference is told with. */
export function claimIdsOf(difference: Difference): string[] {
  switch (difference.type) {
    case 'sticking-point':
      return (difference.after ?? difference.before)?.why.claims.slice(-MAX_QUOTED) ?? []
    case 'position':
      return [...(difference.before ?? []), ...(difference.after ?? [])].flatMap(({ claims }) =>
        claims.slice(-MAX_QUOTED),
      )
    case 'deadline': {
      const deadline = difference.after ?? difference.before
      return deadline === null ? [] : [deadline.claimId, ...deadline.by.slice(-MAX_QUOTED)]
    }
    case 'contradiction': {
      const { a, b } = difference.after ?? difference.before ?? {}
      return [a, b].flatMap((side) => side?.claims.slice(-MAX_QUOTED) ?? [])
    }
    case 'demand': {
      const demand = difference.after ?? difference.before
      return demand === null ? [] : [demand.claimId, ...demand.why.claims.slice(-MAX_QUOTED)]
    }
  }
}
