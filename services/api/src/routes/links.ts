import { ClaimId, decidedLink, linkStream, Relation } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { aboutLink } from '../decisions/about-link.ts'
import { carryOut } from '../decisions/carry-out.ts'
import { DecisionReceipt } from '../decisions/decision-json.ts'
import { LinkDecision } from '../decisions/other-bodies.ts'
import { loadClaim } from '../decisions/plan-claim.ts'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG, guardOf, IfMatchHeader, sendTag } from '../etag.ts'
import { problemResponses } from '../problem.ts'
import { LinkPath } from './parameters.ts'

const Link = z
  .strictObject({
    a: ClaimId,
    b: ClaimId,
    relations: z.array(
      z.strictObject({
        relation: Relation,
        linked: z.boolean().meta({ description: 'false: a reviewer unlinked it, and no rule links it again' }),
        by: z.enum(['rule', 'reviewer']),
      }),
    ),
  })
  .meta({ id: 'Link', description: 'What two claims have to do with one another; their order says nothing' })

/** How two claims relate. */
export function linkRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/links/:a/:b',
    config: { scope: 'read' },
    schema: {
      operationId: 'getLink',
      summary: 'How two claims are linked',
      description:
        'Every relation that stands between two claims, and who or which rule drew it. The pair has no order.',
      tags: ['claims'],
      params: LinkPath,
      response: { 200: Link, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, a, b } = request.params
      for (const claimId of [a, b]) await loadClaim(log, { dossier, claimId })
      const pair = { a, b }
      const events = await readStream(log, { dossier, streamId: linkStream(pair) })
      const state = decidedLink(pair, events)
      sendTag(reply, { version: events.length, reading: FROM_LOG })
      const relations = Object.entries(state.facets.relations).map(([relation, { cut, byRule }]) => ({
        relation: Relation.parse(relation),
        linked: !cut,
        by: byRule ? ('rule' as const) : ('reviewer' as const),
      }))
      return { a: state.a, b: state.b, relations }
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/links/:a/:b/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideLink',
      summary: 'Link or unlink two claims',
      description:
        'One decision with its reason, guarded by `If-Match`. What a reviewer unlinks, the linker does not link again.',
      tags: ['decisions'],
      params: LinkPath,
      headers: IfMatchHeader,
      body: LinkDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const guard = guardOf(request)
      const receipt = await carryOut(
        log,
        { guard, command: commandOf(request) },
        aboutLink(request.params, request.body),
      )
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })
}
