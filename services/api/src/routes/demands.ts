import { ClaimId, Day, DomainError, Slug, SourceName } from '@onrecord/domain'
import { findDemand, listDemands } from '@onrecord/projections'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { inOrder } from '../views/day-range.ts'
import { Demand, DemandState, demandJson } from '../views/demand-json.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath, OneClaimPath } from './parameters.ts'

const DemandsQuery = inOrder(
  TimeQuery.extend({
    ...PageQuery.shape,
    party: anyOf(Slug, 'Who asks'),
    actor: anyOf(Slug, 'Who asks, by the person or body'),
    of: Slug.optional().meta({ description: 'Who is asked: the party or the actor that is addressed' }),
    issue: anyOf(Slug),
    source: anyOf(SourceName, 'A publisher, by its name'),
    framework: FrameworkQuery.default('all'),
    phase: PhaseParameter.optional(),
    state: DemandState.optional(),
    from: Day.optional().meta({ description: 'Said on that day or later' }),
    to: Day.optional().meta({ description: 'Said on that day or before' }),
    minimumConfidence: ConfidenceParameter.optional(),
  }),
  ['from', 'to'],
)

const Demands = z
  .strictObject({
    seq: z.int().min(1),
    hidden: z.int().min(0).meta({ description: 'Demands below the confidence threshold, whatever became of them' }),
    items: z.array(Demand),
    next: z.string().nullable(),
  })
  .meta({ id: 'Demands' })

const ArguedDemand = Demand.extend({
  seq: z.int().min(1),
  evidence: z.array(Quote).meta({ description: 'The claims that `why` rests on, those against it, and other answers' }),
}).meta({ id: 'ArguedDemand' })

export type ArguedDemand = z.infer<typeof ArguedDemand>

const Cursor = z.strictObject({ order: z.string(), claimId: ClaimId })

/** Who asked whom for what, and what became of it. */
export function demandRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/demands',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listDemands',
      summary: 'Demands and proposals, the last said first, and what became of each',
      description: 'Who asks whom for what, each party’s answer, and what became of it; clusters count as one.',
      tags: ['views'],
      params: DossierPath,
      querystring: DemandsQuery,
      response: { 200: Demands, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { on, party, actor, of, issue, source, phase, state, from, to, minimumConfidence, limit } = request.query
      const { after, pin } = readCursor(request, Cursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration, today } = at
      const framework = frameworkAsked(configuration, request.query.framework, on ?? today)
      const { demands, hidden } = await listDemands(db, {
        dossier,
        asOfSeq,
        configuration,
        on,
        minimumConfidence,
        limit,
        party,
        actor,
        of,
        issue,
        source,
        framework,
        phase,
        state,
        from,
        to,
        after,
      })
      const claims = await readQuotes(
        db,
        at,
        demands.map(({ claimId }) => claimId),
      )
      const items = demands.flatMap((demand) => {
        const claim = claims.get(demand.claimId)
        return claim === undefined ? [] : [demandJson(demand, claim)]
      })
      const last = demands.length === limit ? demands.at(-1) : undefined
      const position = last && { order: last.order, claimId: last.claimId }
      return { seq: asOfSeq, hidden, items, next: nextPage(request, reply, position, at) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/demands/:claim',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDemand',
      summary: 'The demand that a claim makes or restates, with the evidence for and against',
      description: 'The judgement of one demand and the claims for and against it.',
      tags: ['views'],
      params: OneClaimPath,
      querystring: TimeQuery.extend({ minimumConfidence: ConfidenceParameter.optional() }),
      response: { 200: ArguedDemand, ...problemResponses },
    },
    handler: async (request) => {
      const { on, minimumConfidence } = request.query
      const { dossier, claim: claimId } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const { asOfSeq, configuration } = at
      const demand = await findDemand(db, { dossier, asOfSeq, configuration, on, minimumConfidence, claimId })
      const words = demand?.words.map((word) => word.claimId) ?? []
      const evidence = [...new Set([...(demand?.why.claims ?? []), ...(demand?.why.counter ?? []), ...words])]
      const claims = await readQuotes(db, at, demand === undefined ? [] : [demand.claimId, ...evidence])
      const claim = demand && claims.get(demand.claimId)
      if (demand === undefined || claim === undefined) {
        throw new DomainError('unknown-claim', 'No such claim asks for anything there.', { claimId })
      }
      return { seq: asOfSeq, ...demandJson(demand, claim), evidence: quotesOf(claims, evidence) }
    },
  })
}
