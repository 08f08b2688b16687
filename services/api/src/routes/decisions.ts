import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { aboutItem, DecisionBatch } from '../decisions/batch-body.ts'
import { carryOutBatch } from '../decisions/carry-out-batch.ts'
import { BatchReceipt, DecisionReceipt, HistoryEntry } from '../decisions/decision-json.ts'
import { listDecisions } from '../decisions/history.ts'
import { OptionalReason } from '../decisions/reason.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { readingNow } from '../etag.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath, SeqPath } from './parameters.ts'

const Undo = z.strictObject({ reason: OptionalReason }).meta({ id: 'Undo' })

const Decisions = z
  .strictObject({ seq: z.int().min(1), items: z.array(HistoryEntry), next: z.string().nullable() })
  .meta({ id: 'Decisions' })

/** What reviewers decided, whatever it is about. */
export function decisionRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideTogether',
      summary: 'Carry out up to 200 decisions, all or none',
      description:
        'Decisions about claims, documents, links, issues and sources in one request, carried out in their order and together or not at all.',
      tags: ['decisions'],
      params: DossierPath,
      body: DecisionBatch,
      response: { 201: BatchReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const command = commandOf(request)
      const { keyId } = command.metadata
      await configurationOf(log, dossier)
      const reading = await readingNow(log.db, dossier)
      const items = request.body.items.map((item, nth) => ({
        ...aboutItem(item, { dossier, reading, keyId, nth }),
        version: item.version,
      }))
      return reply.code(201).send(await carryOutBatch(log, { dossier, command, items }))
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/decisions',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listDecisions',
      summary: 'What people decided and why, the latest first',
      description: 'Every decision on record with actor, reason and seq, undone ones included.',
      tags: ['decisions'],
      params: DossierPath,
      querystring: TimeQuery.omit({ on: true }).extend(PageQuery.shape),
      response: { 200: Decisions, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after: before, pin } = readCursor(request, z.int().min(1))
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq: upTo } = at
      const items = await listDecisions(log, { dossier, upTo, before, limit })
      const last = items.length === limit ? items.at(-1)?.seq : undefined
      return { seq: upTo, items, next: nextPage(request, reply, last, at) }
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/decisions/:seq/undo',
    config: { scope: 'review' },
    schema: {
      operationId: 'undoDecision',
      summary: 'Take a decision back, by a new event; an undo can be undone',
      description:
        'Appends what restores the state before the decision. Refused where something later was built on it.',
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
