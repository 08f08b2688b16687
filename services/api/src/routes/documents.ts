import { findDocument, findDocumentNames } from '@onrecord/documents'
import { DocumentId, DomainError } from '@onrecord/domain'
import { openReader } from '@onrecord/intake'
import { documentHistory, receiveDocument } from '@onrecord/intake/receive'
import { listDocuments } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { answerBatch, batchIn } from '../batch/carry-out-lines.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { claimsOfDocument } from '../documents/claims-of-document.ts'
import { Document, Receipt, receiptOf, summarize, summarizeRow } from '../documents/document-json.ts'
import { DocumentsQuery, documentListOf } from '../documents/documents-query.ts'
import { FoundDocument, highlightDocuments } from '../documents/found-document.ts'
import { readSubmission, withQuery } from '../documents/read-submission.ts'
import { DocumentBatch, receiveBatch } from '../documents/receive-batch.ts'
import { DocumentSubmission, SubmissionQuery } from '../documents/submission.ts'
import { waitForOutcome } from '../documents/wait-for-outcome.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { FROM_LOG, sendTag } from '../etag.ts'
import { nextPage, readCursor } from '../page.ts'
import { preferredWaitMs } from '../prefer.ts'
import { problemResponses } from '../problem.ts'
import { viewAt } from '../views/view-at.ts'
import { DocumentPath, DossierPath } from './parameters.ts'

const Documents = z
  .strictObject({ seq: z.int().min(1), items: z.array(FoundDocument), next: z.string().nullable() })
  .meta({ id: 'Documents' })

const Cursor = z.strictObject({ published: z.string(), seq: z.int(), documentId: DocumentId })

/** Pages that are read at a time. */
const READING_THREADS = 2

/** Texts as submitted. */
export function documentRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  const reader = openReader({ threads: READING_THREADS })
  app.addHook('onClose', () => reader.close())
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/documents',
    config: { scope: 'ingest', bodies: ['text/plain', 'text/html', 'application/x-ndjson'] },
    schema: {
      operationId: 'submitDocument',
      summary: 'Submit a text or a page, or a batch as NDJSON; `Prefer: wait=10` waits for the claims of one',
      description:
        'Records the text and has it read. The answer is 202 with the receipt at once, or 200 with the claims where `Prefer: wait=…` was given and they are ready in time. The same text of the same source again is answered with the document that is there.',
      tags: ['documents'],
      params: DossierPath,
      querystring: SubmissionQuery,
      body: DocumentSubmission,
      response: { 200: Receipt, 202: Receipt, 207: DocumentBatch, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { configuration } = await configurationOf(log, dossier)
      const submission = withQuery(request)
      const batch = batchIn(request)
      if (batch !== undefined) {
        const outcome = await receiveBatch(
          { log, reader },
          { dossier, configuration, batch, command: commandOf(request) },
        )
        return answerBatch(request, reply, outcome)
      }
      const { document, page } = await readSubmission(reader, submission)
      const extractor = submission.extract ? configuration.extractor : 'none'
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
        .send({ ...receiptOf(history, reception), ...claims, ...page })
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/documents/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDocument',
      summary: 'One document with its text',
      description:
        'With the text, unless it was erased, and the tag that decisions about the document take as `If-Match`.',
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
      summary: 'Documents without their texts, the last published first unless told otherwise',
      description: 'How each stands: waiting, read, failed, withdrawn or erased, and what it needs, such as a date.',
      tags: ['documents'],
      params: DossierPath,
      querystring: DocumentsQuery,
      response: { 200: Documents, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { q: asked, limit } = request.query
      const { after, pin } = readCursor(request, Cursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq } = at
      const { filter, order } = await documentListOf(deps, request.query, at)
      const rows = await listDocuments(log.db, { dossier, asOfSeq, filter, order, after, limit })
      const words = await findDocumentNames(log.db, { dossier, documentIds: rows.map(({ documentId }) => documentId) })
      const summaries = rows.map((row) => summarizeRow(row, words.get(row.documentId)))
      const last = rows.length === limit ? rows.at(-1) : undefined
      const end = last && { published: last.published, seq: last.seq, documentId: last.documentId }
      return {
        seq: asOfSeq,
        items: await highlightDocuments(log.db, { dossier, asked }, summaries),
        next: nextPage(request, reply, end, at),
      }
    },
  })
}
