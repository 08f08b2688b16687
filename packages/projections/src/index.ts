export {
  type ActorsQuery,
  countSpeaking,
  findLastStances,
  type LastStance,
  type Speaking,
} from './actors/queries.ts'
export { listUnknownClaimants, MAX_UNNAMED, type UnknownClaimant, type UnknownCursor } from './actors/unnamed.ts'
export { type AnyOf, isAnyOf } from './any-of.ts'
export type { AsOf } from './as-of.ts'
export { type Folds, outdatedBuilds } from './builds.ts'
export { type Arrivals, countRecorded, countSaid } from './changes/arrivals.ts'
export { type Compared, type ComparedSide, findDeadlineCandidates } from './changes/deadline-candidates.ts'
export { countDecisions, type DecisionType } from './changes/decisions.ts'
export { findDemandCandidates } from './changes/demand-candidates.ts'
export type { DocumentFacts } from './claim-state.ts'
export { type Cluster, findClusters } from './claims/cluster-queries.ts'
export type { ClaimFilter, FacetFilter } from './claims/filter.ts'
export { findLinks } from './claims/links.ts'
export { countMentions } from './claims/mentions.ts'
export {
  type ClaimCursor,
  type ClaimOrder,
  countHiddenClaims,
  findClaims,
  type ListedClaim,
  listClaims,
  MAX_HIDDEN,
} from './claims/queries.ts'
export { countReferences, type ReferenceCount } from './claims/reference-counts.ts'
export type { ClaimFacts, Edge } from './claims/rows.ts'
export {
  type ContradictionQuery,
  type ListedContradiction,
  listContradictions,
  type SolidSide,
} from './contradictions/queries.ts'
export type { AskedState } from './deadlines/candidates.ts'
export type { Deadline } from './deadlines/deadline.ts'
export { type DeadlineQuery, findDeadline, judgeDeadlinesOf, listDeadlines } from './deadlines/queries.ts'
export type { DemandCursor } from './demands/candidates.ts'
export type { Demand } from './demands/demand.ts'
export { type DemandQuery, findDemand, judgeDemandsOf, listDemands } from './demands/queries.ts'
export {
  type DocumentCursor,
  type DocumentFilter,
  type DocumentOrder,
  type ListedState,
  listDocuments,
} from './documents/queries.ts'
export type { DocumentRow, DocumentStatus } from './documents/rows.ts'
export {
  findConfiguration,
  type ListedDossier,
  listConfigurations,
  listDossiers,
  thresholdOf,
} from './dossiers/queries.ts'
export type { ConfigurationRow } from './dossiers/rows.ts'
export { type ListedBuild, listBuilds } from './list-builds.ts'
export type { MemoryFold } from './memory-fold.ts'
export { type ListedHistory, listPositionHistory, type PositionHistoryQuery } from './positions/history.ts'
export {
  type ListedPosition,
  listPositions,
  type PositionPlace,
  type PositionQuery,
  type PositionRule,
} from './positions/queries.ts'
export type { Side } from './positions/side-claims.ts'
export { project } from './project.ts'
export { type ProjectedLog, VIEWS_CONSUMER } from './projected-log.ts'
export { type ProjectorOptions, startProjector } from './projector.ts'
export { deleteOldBuilds, rebuildView } from './rebuild.ts'
export {
  type Difference,
  findDifferences,
  liveDigests,
  replay,
  replayDigests,
  type ViewDigests,
} from './replay.ts'
export { listOutcomeTellers } from './review-queue/outcome-tellers.ts'
export { listUnreviewed, type UnreviewedCursor, type UnreviewedFilter } from './review-queue/unreviewed.ts'
export {
  findPublishing,
  findSourceName,
  listGrades,
  listSourceNames,
  type Publishing,
  type SourcesQuery,
} from './sources/queries.ts'
export type { GradeRow } from './sources/rows.ts'
export { findClaimsOfDocuments, findContributionsOf } from './sticking-points/contributions.ts'
export { findFirmClaims } from './sticking-points/firm-claims.ts'
export type { LeftOut } from './sticking-points/point-query.ts'
export {
  listStickingPoints,
  type StickingPointList,
  type StickingPointQuery,
} from './sticking-points/queries.ts'
export { findSpokenFrameworks } from './sticking-points/spoken-frameworks.ts'
export { listTimeline, type TimelineEntry, type TimelineQuery } from './timeline/queries.ts'
export type { Change, Key, Rows, View, ViewTable } from './view.ts'
export { findViewState, type ViewState } from './view-state.ts'
export { type ViewRow, views } from './views.ts'
