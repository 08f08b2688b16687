import { DomainError } from '@onrecord/domain'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { documentHistory } from '../documents/document-history.ts'
import { Receipt, receiptOf } from '../documents/document-json.ts'
import { requestExtraction } from '../documents/request-extraction.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { problemResponses } from '../problem.ts'
import { DocumentPath } from './parameters.ts'

/** Reading a document once more. */
export function extractionRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/documents/:id/extractions',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'requestExtraction',
      summary: 'Have a document read that failed, or that was never read',
      tags: ['documents'],
      params: DocumentPath,
      response: { 202: Receipt, ...problemResponses },
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
      return reply
        .code(202)
        .header('location', `/v1/dossiers/${dossier}/documents/${documentId}`)
        .send(receiptOf(await find(), { duplicate: true }))
    },
  })
}
