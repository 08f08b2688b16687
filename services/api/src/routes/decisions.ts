import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { DecisionReceipt } from '../decisions/decision-json.ts'
import { OptionalReason } from '../decisions/reason.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import type { ApiDeps } from '../deps.ts'
import { problemResponses } from '../problem.ts'
import { SeqPath } from './parameters.ts'

const Undo = z.strictObject({ reason: OptionalReason }).meta({ id: 'Undo' })

/** What reviewers decided, whatever it is about. */
export function decisionRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/decisions/:seq/undo',
    config: { scope: 'review' },
    schema: {
      operationId: 'undoDecision',
      summary: 'Take a decision back, by a new event; an undo can be undone',
      tags: ['decisions'],
      params: SeqPath,
      body: Undo,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, seq } = request.params
      const { reason } = request.body
      const receipt = await undoDecision(log, { dossier, seq, reason, command: commandOf(request) })
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })
}
