import { claimStream } from '@onrecord/domain'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { carryOut } from '../decisions/carry-out.ts'
import { ClaimDecision } from '../decisions/claim-body.ts'
import { DecisionReceipt } from '../decisions/decision-json.ts'
import { planClaim, unknownClaim } from '../decisions/plan-claim.ts'
import { planSeparation } from '../decisions/plan-separation.ts'
import type { ApiDeps } from '../deps.ts'
import { guardOf, IfMatchHeader, readingNow } from '../etag.ts'
import { problemResponses } from '../problem.ts'
import { ClaimPath } from './parameters.ts'

/** What reviewers decide about claims. */
export function claimDecisionRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/claims/:id/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideClaim',
      summary:
        'Confirm, correct, retract, reopen, reclassify, assess or separate a claim, answer it, say what became of it',
      tags: ['decisions'],
      params: ClaimPath,
      headers: IfMatchHeader,
      body: ClaimDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id } = request.params
      const guard = guardOf(request)
      const command = commandOf(request)
      const claimId = id.toLowerCase()
      const reading = await readingNow(log.db, dossier)
      const target = { dossier, streamId: claimStream({ claimId }), reading, unknown: () => unknownClaim(claimId) }
      const { keyId } = command.metadata
      const decision = request.body
      const receipt = await carryOut(log, { target, guard, command }, (tx, version) =>
        decision.decision === 'separate'
          ? planSeparation(tx, { dossier, claimId, version, reason: decision.reason })
          : planClaim(tx, { dossier, claimId, pointer: '', keyId }, decision),
      )
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })
}
