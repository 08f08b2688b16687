import { ClaimId, ClaimKind, Day, Slug } from '@onrecord/domain'
import { listTimeline } from '@onrecord/projections'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { inOrder } from '../views/day-range.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { Quote } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const What = z.enum(['said', 'due'])

const TimelineQuery = inOrder(
  TimeQuery.extend({
    ...PageQuery.shape,
    from: Day.optional(),
    to: Day.optional(),
    framework: FrameworkQuery.default('all'),
    party: Slug.optional(),
    actor: anyOf(Slug),
    issue: anyOf(Slug),
    kind: anyOf(ClaimKind),
    minimumConfidence: ConfidenceParameter.optional(),
  }),
  ['from', 'to'],
)

const Timeline = z
  .strictObject({
    seq: z.int().min(1),
    items: z.array(z.strictObject({ day: z.string(), what: What, claim: Quote })),
    next: z.string().nullable(),
  })
  .meta({ id: 'Timeline' })

const Cursor = z.strictObject({ order: z.string(), claimId: ClaimId })

/** The dossier along the days: what was said, and what was due. */
export function timelineRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/timeline',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listTimeline',
      summary: 'What was said and what was due, day by day',
      description:
        'Claims by the day on which they were said, and due dates by the day on which they fall; imprecise days stand at their latest.',
      tags: ['views'],
      params: DossierPath,
      querystring: TimelineQuery,
      response: { 200: Timeline, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { from, to, on, party, actor, issue, kind, limit } = request.query
      const { after, pin } = readCursor(request, Cursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration, today } = at
      const entries = await listTimeline(db, {
        dossier,
        asOfSeq,
        from,
        to,
        on,
        party,
        claims: { actor, issue, kind },
        framework: frameworkAsked(configuration, request.query.framework, on ?? today),
        minimumConfidence: request.query.minimumConfidence ?? configuration.minimumConfidence,
        after,
        limit,
      })
      const claims = await readQuotes(
        db,
        at,
        entries.map(({ claimId }) => claimId),
      )
      const items = entries.flatMap(({ day, what, claimId }) => {
        const claim = claims.get(claimId)
        return claim === undefined ? [] : [{ day, what, claim }]
      })
      const last = entries.length === limit ? entries.at(-1) : undefined
      const position = last && { order: last.order, claimId: last.claimId }
      return { seq: asOfSeq, items, next: nextPage(request, reply, position, at) }
    },
  })
}
