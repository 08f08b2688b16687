import { claimStream, documentStream, issueStream, linkStream } from '@onrecord/domain'
import * as z from 'zod'
import type { App } from '../app.ts'
import { HistoryEntry } from '../decisions/decision-json.ts'
import { historyOf } from '../decisions/history.ts'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { ClaimPath, DocumentPath, IssuePath, LinkPath } from './parameters.ts'

const History = z
  .strictObject({ seq: z.int().min(1), items: z.array(HistoryEntry) })
  .meta({ id: 'History', description: 'Everything that happened to one thing, oldest first' })

const Times = TimeQuery.omit({ on: true })

/** What happened to one thing, event by event, in words. */
export function historyRoutes(app: App, deps: ApiDeps): void {
  const present = async (dossier: string, streamId: string, time: z.infer<typeof Times>) => {
    const { asOfSeq: upTo } = await viewAt(deps, dossier, time)
    const items = await historyOf(deps.log, { dossier, streamId, upTo })
    if (items.length === 0) throw new HttpProblem('not-found', 'Nothing of this id had been recorded in the dossier.')
    return { seq: upTo, items }
  }
  const response = { 200: History, ...problemResponses }
  const shared = { tags: ['decisions'], querystring: Times, response }

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/claims/:id/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'getClaimHistory',
      summary: 'What happened to a claim',
      description: 'What was recorded, classified, linked and decided, in order, with who or what did it.',
      params: ClaimPath,
      ...shared,
    },
    handler: async ({ params: { dossier, id }, query }) => present(dossier, claimStream({ claimId: id }), query),
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/documents/:id/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDocumentHistory',
      summary: 'What happened to a document',
      description: 'From its receipt through every reading to corrections, withdrawal and erasure.',
      params: DocumentPath,
      ...shared,
    },
    handler: async ({ params: { dossier, id }, query }) => present(dossier, documentStream({ documentId: id }), query),
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sticking-points/:issue/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'getIssueHistory',
      summary: 'What happened to an issue',
      description: 'When it was closed and reopened, by whom and why.',
      params: IssuePath,
      ...shared,
    },
    handler: async ({ params: { dossier, issue }, query }) => present(dossier, issueStream({ issue }), query),
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/links/:a/:b/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'getLinkHistory',
      summary: 'What happened to a link',
      description: 'When two claims were linked and unlinked, by whom or by which rule.',
      params: LinkPath,
      ...shared,
    },
    handler: async ({ params: { dossier, a, b }, query }) => present(dossier, linkStream({ a, b }), query),
  })
}
