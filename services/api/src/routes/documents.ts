import { findDocument, findDocumentNames } from '@onrecord/documents'
import { DomainError } from '@onrecord/domain'
import { listDocuments } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { claimsOfDocument } from '../documents/claims-of-document.ts'
import { DocumentState, documentHistory } from '../documents/document-history.ts'
import { Document, DocumentSummary, Receipt, receiptOf, summarize, summarizeRow } from '../documents/document-json.ts'
import { receiveDocument } from '../documents/receive-document.ts'
import { DocumentSubmission } from '../documents/submission.ts'
import { waitForOutcome } from '../documents/wait-for-outcome.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { FROM_LOG, sendTag } from '../etag.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { preferredWaitMs } from '../prefer.ts'
import { problemResponses } from '../problem.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DocumentPath, DossierPath } from './parameters.ts'

const DocumentsQuery = TimeQuery.extend({
  ...PageQuery.shape,
  source: z.string().max(2000).optional().meta({ description: 'A publisher, by its name' }),
  state: DocumentState.optional(),
  needs: z.enum(['date', 'attention']).optional().meta({
    description:
      '`date`: nobody knows when it was published; `attention`: it could not be read; withdrawn ones need neither',
  }),
})

const Documents = z
  .strictObject({ seq: z.int().min(1), items: z.array(DocumentSummary), next: z.string().nullable() })
  .meta({ id: 'Documents' })

const Cursor = z.strictObject({ published: z.string(), documentId: z.string() })

/** Texts as submitted. */
export function documentRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
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
      const until = performance.now() + waitMs
      const history = await waitForOutcome(log, { history: reception, timeoutMs: waitMs })
      const claims =
        waitMs > 0 ? await claimsOfDocument(deps, history, { timeoutMs: until - performance.now() }) : undefined
      if (waitMs > 0) reply.header('preference-applied', `wait=${waitMs / 1000}`)
      return reply
        .code(history.state === 'waiting' ? 202 : 200)
        .header('location', `/v1/dossiers/${dossier}/documents/${history.received.data.documentId}`)
        .send({ ...receiptOf(history, reception), ...claims })
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
    handler: async (request, reply) => {
      const { dossier, id: documentId } = request.params
      await configurationOf(log, dossier)
      const history = await documentHistory(log, { dossier, documentId })
      if (history === undefined) {
        throw new DomainError('unknown-document', 'The dossier has no such document.', { dossier, documentId })
      }
      const words = await findDocument(log.db, { dossier, documentId })
      sendTag(reply, { version: history.version, reading: FROM_LOG })
      return { ...summarize(history, words), text: words?.text ?? null }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/documents',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listDocuments',
      summary: 'Documents without their texts, the last published first',
      tags: ['documents'],
      params: DossierPath,
      querystring: DocumentsQuery,
      response: { 200: Documents, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { on, source, state, needs, limit } = request.query
      const { after, pin } = readCursor(request, Cursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq } = at
      const filter = { on, source, state, needs }
      const rows = await listDocuments(log.db, { dossier, asOfSeq, filter, after, limit })
      const words = await findDocumentNames(log.db, { dossier, documentIds: rows.map(({ documentId }) => documentId) })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return {
        seq: asOfSeq,
        items: rows.map((row) => summarizeRow(row, words.get(row.documentId))),
        next: nextPage(request, reply, last && { published: last.published, documentId: last.documentId }, at),
      }
    },
  })
}
