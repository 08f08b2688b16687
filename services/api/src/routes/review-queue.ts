import { ClaimKind, DocumentId, Slug } from '@onrecord/domain'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, limitParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { ReviewQueue } from '../review/review-json.ts'
import { ReviewCursor, reviewQueue } from '../review/review-queue.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const ReviewQuery = TimeQuery.extend({
  ...PageQuery.shape,
  // A page brings the texts around its claims.
  limit: limitParameter({ preset: 20, most: 100 }),
  issue: anyOf(Slug),
  party: anyOf(Slug),
  kind: anyOf(ClaimKind),
  document: anyOf(DocumentId),
  minimumConfidence: ConfidenceParameter.optional(),
  maximumConfidence: ConfidenceParameter.optional(),
  impact: z.enum(['any', 'views']).default('any').meta({ description: '`views`: only what would change a view' }),
})

/** What nobody has reviewed yet, or had by then, first what would change a view, with all that deciding takes. */
export function reviewQueueRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/review-queue',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listReviewQueue',
      summary: 'Unreviewed claims, first those that would change a view',
      description:
        'Each with its words in context, what confirming or retracting it would change, and what can be decided. With `asOfSeq` or `asOfTime` what was left to review then, with the tags of then; with `on` what of it had been said by that day, and what that would change in the views of that day.',
      tags: ['decisions'],
      params: DossierPath,
      querystring: ReviewQuery,
      response: { 200: ReviewQueue, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { asOfSeq, asOfTime, minSeq, limit, cursor: _, impact, ...filter } = request.query
      const { issue, party } = filter
      const at = await viewAt(deps, request.params.dossier, { asOfSeq, asOfTime, minSeq, issue, party })
      const isPast = asOfSeq !== undefined || asOfTime !== undefined
      const { after } = readCursor(request, ReviewCursor)
      const { items, last, changing } = await reviewQueue(deps, at, { isPast, filter, impact, after, limit })
      return { seq: at.asOfSeq, changing, items, next: nextPage(request, reply, last) }
    },
  })
}
