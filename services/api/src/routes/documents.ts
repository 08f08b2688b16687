import { findDocument } from '@onrecord/documents'
import { DomainError } from '@onrecord/domain'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { documentHistory } from '../documents/document-history.ts'
import { Document, Receipt, receiptOf, summarize } from '../documents/document-json.ts'
import { receiveDocument } from '../documents/receive-document.ts'
import { DocumentSubmission } from '../documents/submission.ts'
import { waitForOutcome } from '../documents/wait-for-outcome.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { preferredWaitMs } from '../prefer.ts'
import { problemResponses } from '../problem.ts'
import { DocumentPath, DossierPath } from './parameters.ts'

/** Texts as submitted. */
export function documentRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/documents',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'submitDocument',
      summary: 'Submit a text; `Prefer: wait=10` waits for its claims',
      tags: ['documents'],
      params: DossierPath,
      body: DocumentSubmission,
      response: { 200: Receipt, 202: Receipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { configuration } = await configurationOf(log, dossier)
      const { extract, ...document } = request.body
      const extractor = extract ? configuration.extractor : 'none'
      const reception = await receiveDocument(log, { dossier, document, extractor, command: commandOf(request) })
      const waitMs = preferredWaitMs(request.headers.prefer)
      const history = await waitForOutcome(log, { history: reception, timeoutMs: waitMs })
      if (waitMs > 0) reply.header('preference-applied', `wait=${waitMs / 1000}`)
      return reply
        .code(history.state === 'waiting' ? 202 : 200)
        .header('location', `/v1/dossiers/${dossier}/documents/${history.received.data.documentId}`)
        .send(receiptOf(history, reception))
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/documents/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDocument',
      summary: 'One document with its text',
      tags: ['documents'],
      params: DocumentPath,
      response: { 200: Document, ...problemResponses },
    },
    handler: async (request) => {
      const { dossier, id: documentId } = request.params
      await configurationOf(log, dossier)
      const history = await documentHistory(log, { dossier, documentId })
      if (history === undefined) {
        throw new DomainError('unknown-document', 'The dossier has no such document.', { dossier, documentId })
      }
      const words = await findDocument(log.db, { dossier, documentId })
      return { ...summarize(history, words), text: words?.text ?? null }
    },
  })
}
