import { claimsShownBy, DomainError, type DossierConfiguration, issueStream, Slug } from '@onrecord/domain'
import { listStickingPoints } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, limitParameter, PhaseParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkCursor, frameworkCursor, readFrameworks } from '../views/framework-pages.ts'
import { FrameworkQuery, frameworksAsked, OneFrameworkQuery } from '../views/framework-query.ts'
import { unknownId } from '../views/known-ids.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { Standing, Status, StickingPoint, stickingPointJson } from '../views/sticking-point-json.ts'
import { sendTagAt } from '../views/tag-at.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath, IssuePath } from './parameters.ts'

const PointQuery = TimeQuery.extend({
  framework: FrameworkQuery.default('current'),
  minimumConfidence: ConfidenceParameter.optional(),
})

const PointsQuery = PointQuery.extend({
  ...PageQuery.shape,
  limit: limitParameter({ preset: 50, most: 100 }),
  phase: PhaseParameter.optional(),
  status: Status.optional(),
  standing: Standing.optional(),
  issue: Slug.optional(),
})

const StickingPoints = z
  .strictObject({
    seq: z.int().min(1).meta({ description: 'The log as far as it was counted' }),
    day: z.string().meta({ description: 'The day that was judged on' }),
    minimumConfidence: z.number(),
    items: z.array(StickingPoint),
    next: z.string().nullable(),
  })
  .meta({ id: 'StickingPoints' })

const ArguedPoint = StickingPoint.extend({
  seq: z.int().min(1),
  day: z.string(),
  evidence: z.array(Quote).meta({ description: 'The claims that `why` rests on, then those against it' }),
}).meta({ id: 'ArguedStickingPoint' })

export type ArguedStickingPoint = z.infer<typeof ArguedPoint>

/** How many members of parties, and how many voices, one sticking point shows; a list shows fewer of each. */
const HOLDERS_OF_ONE = 100

/** What is open now, by issue: each party's latest position in exact words, and why it counts as open. */
export function stickingPointRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sticking-points',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listStickingPoints',
      summary: 'What is open, who holds what, and why',
      description:
        'Issues with a proposition, each in one framework: status, standing, every party’s position with the words that it rests on, who has none, and the rule behind it all. Without a framework, the one in force on the day.',
      tags: ['views'],
      params: DossierPath,
      querystring: PointsQuery,
      response: { 200: StickingPoints, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { framework, limit, on, phase, status, standing, issue, minimumConfidence } = request.query
      const { after, pin } = readCursor(request, FrameworkCursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const asked = { ...at, on, phase, status, standing, issue, minimumConfidence, limit }
      const lists = await readFrameworks(frameworksAsked(at.configuration, framework, on ?? at.today), after, (place) =>
        listStickingPoints(db, { ...asked, ...place }),
      )
      const points = lists.flatMap((list) => list?.points ?? []).slice(0, limit)
      const last = frameworkCursor(
        points.map(({ framework, issue }) => ({ framework, key: issue })),
        limit,
      )
      const claims = await readQuotes(db, at, points.flatMap(claimsShownBy))
      return {
        seq: at.asOfSeq,
        day: on ?? at.today,
        minimumConfidence: minimumConfidence ?? at.configuration.minimumConfidence,
        items: points.map((point) => stickingPointJson(point, at, claims)),
        next: nextPage(request, reply, last, at),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sticking-points/:issue',
    config: { scope: 'read' },
    schema: {
      operationId: 'getStickingPoint',
      summary: 'One of them, with the evidence for and against',
      description:
        'As in the list, with up to a hundred members and voices, and all the claims that the judgement weighs.',
      tags: ['views'],
      params: IssuePath,
      querystring: PointQuery.extend({ framework: OneFrameworkQuery.default('current') }),
      response: { 200: ArguedPoint, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, issue } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const { framework, on, minimumConfidence } = request.query
      const [asked = null] = frameworksAsked(at.configuration, framework, on ?? at.today)
      const one = { ...at, framework: asked, on, issue, minimumConfidence, holders: HOLDERS_OF_ONE }
      const [point] = (await listStickingPoints(db, one))?.points ?? []
      if (point === undefined) throw new DomainError('unknown-issue', whyUnknown(issue, at.configuration), { issue })
      const claims = await readQuotes(db, at, claimsShownBy(point))
      await sendTagAt(deps.log, reply, { at, streamId: issueStream({ issue }) })
      return {
        seq: at.asOfSeq,
        day: on ?? at.today,
        ...stickingPointJson(point, at, claims),
        evidence: quotesOf(claims, [...point.why.claims, ...point.why.counter]),
      }
    },
  })
}

/** Nobody may have spoken on a configured issue in a framework; any other is most likely mistyped. */
function whyUnknown(issue: string, { issues }: DossierConfiguration): string {
  const known = issues.map(({ id }) => id)
  if (known.includes(issue)) return 'Nobody has spoken on it there.'
  return unknownId('issue', issue, known)
}
