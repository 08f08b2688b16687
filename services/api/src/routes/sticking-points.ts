import {
  claimsShownBy,
  DomainError,
  type DossierConfiguration,
  issueStream,
  type StickingPoint as JudgedPoint,
  meaning,
  nearestOf,
  Slug,
} from '@onrecord/domain'
import { listStickingPoints } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkQuery, frameworksAsked, OneFrameworkQuery } from '../views/framework-query.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { Standing, Status, StickingPoint, stickingPointJson } from '../views/sticking-point-json.ts'
import { sendTagAt } from '../views/tag-at.ts'
import { TimeQuery, type ViewAt, viewAt } from '../views/view-at.ts'
import { DossierPath, IssuePath } from './parameters.ts'

const PointQuery = TimeQuery.extend({
  framework: FrameworkQuery.default('current'),
  minimumConfidence: ConfidenceParameter.optional(),
})

const PointsQuery = PointQuery.extend({
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

  const judge = async (at: ViewAt, query: z.infer<typeof PointsQuery>, holders?: number): Promise<JudgedPoint[]> => {
    const { on, phase, status, standing, issue, minimumConfidence } = query
    const lists = frameworksAsked(at.configuration, query.framework, on ?? at.today).map((framework) =>
      listStickingPoints(db, { ...at, framework, on, phase, status, standing, issue, minimumConfidence, holders }),
    )
    return (await Promise.all(lists)).flatMap((list) => list?.points ?? [])
  }

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sticking-points',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listStickingPoints',
      summary: 'What is open, who holds what, and why',
      tags: ['views'],
      params: DossierPath,
      querystring: PointsQuery,
      response: { 200: StickingPoints, ...problemResponses },
    },
    handler: async (request) => {
      const at = await viewAt(deps, request.params.dossier, request.query)
      const points = await judge(at, request.query)
      const claims = await readQuotes(db, at, points.flatMap(claimsShownBy))
      return {
        seq: at.asOfSeq,
        day: request.query.on ?? at.today,
        minimumConfidence: request.query.minimumConfidence ?? at.configuration.minimumConfidence,
        items: points.map((point) => stickingPointJson(point, at, claims)),
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
      tags: ['views'],
      params: IssuePath,
      querystring: PointQuery.extend({ framework: OneFrameworkQuery.default('current') }),
      response: { 200: ArguedPoint, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, issue } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const [point] = await judge(at, { ...request.query, issue }, HOLDERS_OF_ONE)
      if (point === undefined) throw new DomainError('unknown-issue', whyUnknown(issue, at.configuration), { issue })
      const claims = await readQuotes(db, at, claimsShownBy(point))
      await sendTagAt(deps.log, reply, { at, streamId: issueStream({ issue }) })
      return {
        seq: at.asOfSeq,
        day: request.query.on ?? at.today,
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
  return `The dossier has no issue ${issue}${meaning(nearestOf(issue, known))}`
}
