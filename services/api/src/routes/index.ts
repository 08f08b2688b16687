import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { actorRoutes } from './actors.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { calendarRoutes } from './calendar.ts'
import { changeRoutes } from './changes.ts'
import { claimDecisionRoutes } from './claim-decisions.ts'
import { claimRoutes } from './claims.ts'
import { configurationRoutes } from './configurations.ts'
import { contradictionRoutes } from './contradictions.ts'
import { deadlineRoutes } from './deadlines.ts'
import { decisionRoutes } from './decisions.ts'
import { demandRoutes } from './demands.ts'
import { documentRoutes } from './documents.ts'
import { dossierRoutes } from './dossiers.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './export.ts'
import { extractionRoutes } from './extractions.ts'
import { feedRoutes } from './feed.ts'
import { feedTokenRoutes } from './feed-tokens.ts'
import { pollingRoutes } from './feeds.ts'
import { healthRoutes } from './health.ts'
import { historyRoutes } from './histories.ts'
import { issueDecisionRoutes } from './issue-decisions.ts'
import { linkRoutes } from './links.ts'
import { metricsRoutes } from './metrics.ts'
import { openapiRoutes } from './openapi.ts'
import { positionHistoryRoutes } from './position-history.ts'
import { positionRoutes } from './positions.ts'
import { problemRoutes } from './problems.ts'
import { reviewQueueRoutes } from './review-queue.ts'
import { sourceRoutes } from './sources.ts'
import { stickingPointRoutes } from './sticking-points.ts'
import { streamRoutes } from './stream.ts'
import { timelineRoutes } from './timeline.ts'
import { webhookDeliveryRoutes } from './webhook-deliveries.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every route of the API. A new file under `routes/` is listed here. */
const ROUTES: readonly ((app: App, deps: ApiDeps) => void)[] = [
  dossierRoutes,
  configurationRoutes,
  documentRoutes,
  pollingRoutes,
  extractionRoutes,
  claimRoutes,
  claimDecisionRoutes,
  linkRoutes,
  issueDecisionRoutes,
  decisionRoutes,
  historyRoutes,
  stickingPointRoutes,
  positionRoutes,
  positionHistoryRoutes,
  contradictionRoutes,
  deadlineRoutes,
  demandRoutes,
  timelineRoutes,
  actorRoutes,
  sourceRoutes,
  changeRoutes,
  reviewQueueRoutes,
  exportRoutes,
  feedRoutes,
  calendarRoutes,
  eventRoutes,
  streamRoutes,
  auditRoutes,
  webhookRoutes,
  webhookDeliveryRoutes,
  apiKeyRoutes,
  feedTokenRoutes,
  healthRoutes,
  metricsRoutes,
  problemRoutes,
  openapiRoutes,
]

/** Adds every route to the server. */
export function addRoutes(app: App, deps: ApiDeps): void {
  for (const add of ROUTES) add(app, deps)
}
