import { DomainError } from '@onrecord/domain'
import { documentHistory } from '@onrecord/intake/receive'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { claimsOfDocument } from '../documents/claims-of-document.ts'
import { Receipt, receiptOf } from '../documents/document-json.ts'
import { requestExtraction } from '../documents/request-extraction.ts'
import { waitForOutcome } from '../documents/wait-for-outcome.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { preferredWaitMs } from '../prefer.ts'
import { problemResponses } from '../problem.ts'
import { DocumentPath } from './parameters.ts'

/** Reading a document once more. */
export function extractionRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/documents/:id/extractions',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'requestExtraction',
      summary: 'Have a document read, for the first time or again; `Prefer: wait=10` waits for its claims',
      description:
        'For a document that failed, or that a newer extractor may read better. What it reads otherwise is appended; what a person has decided is only proposed.',
      tags: ['documents'],
      params: DocumentPath,
      response: { 200: Receipt, 202: Receipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: documentId } = request.params
      await configurationOf(log, dossier)
      const find = async () => {
        const history = await documentHistory(log, { dossier, documentId })
        if (history !== undefined) return history
        throw new DomainError('unknown-document', 'The dossier has no such document.', { dossier, documentId })
      }
      await requestExtraction(log, { dossier, history: await find(), command: commandOf(request) })
      const waitMs = preferredWaitMs(request.headers.prefer)
      const until = performance.now() + waitMs
      const history = await waitForOutcome(log, { history: await find(), timeoutMs: waitMs })
      const claims =
        waitMs > 0 ? await claimsOfDocument(deps, history, { timeoutMs: until - performance.now() }) : undefined
      if (waitMs > 0) reply.header('preference-applied', `wait=${waitMs / 1000}`)
      return reply
        .code(history.state === 'waiting' ? 202 : 200)
        .header('location', `/v1/dossiers/${dossier}/documents/${documentId}`)
        .send({ ...receiptOf(history, { duplicate: true }), ...claims })
    },
  })
}
