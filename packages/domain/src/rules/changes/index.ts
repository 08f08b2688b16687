export type { Change } from './change.ts'
export { contradictionChanges, type JudgedContradiction } from './contradiction-changes.ts'
export { deadlineChanges, type JudgedDeadline } from './deadline-changes.ts'
export { demandChanges, type JudgedDemand } from './demand-changes.ts'
export { type PositionChange, positionChanges } from './position-changes.ts'
export {
  type PointState,
  type StickingPointChange,
  type StickingPointTurn,
  stickingPointChanges,
  turnOf,
} from './sticking-point-changes.ts'
