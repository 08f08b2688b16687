import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { aboutClaim } from '../decisions/about-claim.ts'
import { aboutDocument } from '../decisions/about-document.ts'
import { carryOut } from '../decisions/carry-out.ts'
import { ClaimDecision } from '../decisions/claim-body.ts'
import { DecisionReceipt } from '../decisions/decision-json.ts'
import { DocumentDecision } from '../decisions/document-body.ts'
import type { ApiDeps } from '../deps.ts'
import { guardOf, IfMatchHeader, readingNow } from '../etag.ts'
import { problemResponses } from '../problem.ts'
import { ClaimPath, DocumentPath } from './parameters.ts'

/** What reviewers decide about claims and the documents that they lie in. */
export function claimDecisionRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/claims/:id/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideClaim',
      summary:
        'Confirm, correct, retract, reopen, reclassify, assess or separate a claim; say how it was answered or ended',
      description:
        'One decision with its reason, guarded by `If-Match`. It is an event like any other: what was there before stays on record, and it can be undone.',
      tags: ['decisions'],
      params: ClaimPath,
      headers: IfMatchHeader,
      body: ClaimDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: claimId } = request.params
      const guard = guardOf(request)
      const command = commandOf(request)
      const reading = await readingNow(log.db, dossier)
      const { keyId } = command.metadata
      const about = aboutClaim({ dossier, claimId, reading, keyId, pointer: '' }, request.body)
      const receipt = await carryOut(log, { guard, command }, about)
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/documents/:id/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideDocument',
      summary: 'Date a document, correct its source, withdraw or reinstate it',
      description:
        'One decision with its reason, guarded by `If-Match`. A document that gets a date is read again, since dates in its text depend on it.',
      tags: ['decisions'],
      params: DocumentPath,
      headers: IfMatchHeader,
      body: DocumentDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: documentId } = request.params
      const guard = guardOf(request)
      const about = aboutDocument({ dossier, documentId }, request.body)
      const receipt = await carryOut(log, { guard, command: commandOf(request) }, about)
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })
}
