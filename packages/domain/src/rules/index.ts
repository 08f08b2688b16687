export { HOLDERS_SHOWN } from './beside.ts'
export * from './changes/index.ts'
export {
  type ContradictingPair,
  type Contradiction,
  type ContradictionSide,
  contradictionsByLink,
  contradictionsOfStances,
} from './contradictions.ts'
export {
  type Contribution,
  isHidden,
  isReviewed,
  isWeak,
  PROVISIONAL_BELOW,
  placeOf,
  type Sides,
  sidesOf,
} from './contribution.ts'
export {
  type AskedDemand,
  type DemandJudgement,
  type DemandState,
  type DemandWord,
  demandState,
  type PartyAnswer,
} from './demand-state.ts'
export {
  type DueDate,
  type DueDecision,
  type DueEvidence,
  type DueJudgement,
  type DueState,
  dueState,
  isAboutFirst,
} from './due-state.ts'
export { frameworkInForce, frameworkOn, isInPhase, isSuperseded } from './framework.ts'
export { asksForAnswer, clusterGroups, type DemandAnswer, type Link, orderAnswer, restatementGroups } from './link.ts'
export { foldRestatements, lastReplaced, type Position, positionsOf, saidByDay, standing } from './position.ts'
export {
  type PositionHistory,
  type PositionStep,
  type PositionTurn,
  positionHistory,
} from './position-history.ts'
export { type Impact, impactsOf, impactWeight, type Reviewed } from './review-weight.ts'
export { bySaid, isDated, isSaidBy, type Said, saidWhen } from './said-on.ts'
export { CLAIMS_SHOWN, shorten } from './shorten.ts'
export { type IssueClaims, type StanceChange, stanceChanges } from './stance-change.ts'
export { type Judged, judge, type Standing, type Status, type Why } from './status.ts'
export {
  claimsShownBy,
  type IssueCounts,
  type IssueFacts,
  type ShownWhy,
  type StickingPoint,
  type StickingPointQuestion,
  stickingPoints,
} from './sticking-point.ts'
