import { ClaimId, claimStream, DocumentId, DomainError, RecordedClaim } from '@onrecord/domain'
import { countHiddenClaims, listClaims, MAX_HIDDEN } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { batchOf } from '../batch/batch-json.ts'
import { answerBatch, batchIn, carryOutLines } from '../batch/carry-out-lines.ts'
import { ClaimListCursor, ClaimsQuery, claimListOf, placeOf } from '../claims/claims-query.ts'
import { ClaimByHand, enterByHand } from '../claims/enter-by-hand.ts'
import { ClaimWarning } from '../claims/prepare-claims.ts'
import { recordClaims } from '../claims/record-claims.ts'
import { ClaimSubmission } from '../claims/submission.ts'
import { commandOf, lineCommand } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { nextPage, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { FoundClaim, highlightClaims } from '../views/highlight.ts'
import { presentClaims, readClaims } from '../views/read-claims.ts'
import { sendTagAt } from '../views/tag-at.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { ClaimPath, DossierPath } from './parameters.ts'

const RecordedItem = z.strictObject({
  id: ClaimId,
  seq: z.int().min(1).meta({ description: 'Read views with `minSeq` of the last one to find the claims in them' }),
  status: z
    .enum(['recorded', 'already-recorded', 'reclassified'])
    .meta({ description: '`reclassified`: it was there, and is classified as it was sent from now on' }),
  warnings: z.array(ClaimWarning).meta({ description: 'What could not be kept: names that nobody knows' }),
})

const EnteredClaim = RecordedItem.extend({ documentId: DocumentId }).meta({ id: 'EnteredClaim' })

const ClaimReceipt = z.strictObject({ items: z.array(RecordedItem) }).meta({ id: 'ClaimReceipt' })

const ClaimBatch = batchOf(z.strictObject({ items: z.array(RecordedItem) }), { id: 'ClaimBatch' })

const Claims = z
  .strictObject({
    seq: z.int().min(1),
    hidden: z
      .int()
      .min(0)
      .max(MAX_HIDDEN)
      .meta({ description: `Claims below the confidence threshold; ${MAX_HIDDEN} stands for that many and more` }),
    items: z.array(FoundClaim),
    next: z.string().nullable(),
  })
  .meta({ id: 'Claims' })

/** Who is reported to have said what, in exact words. */
export function claimRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/claims',
    config: { scope: 'ingest', bodies: ['application/x-ndjson'] },
    schema: {
      operationId: 'submitClaims',
      summary: 'Submit ready-made claims of a document, all or none; as NDJSON, of a document a line',
      description:
        'For claims that were read elsewhere. Every span is compared with the text: words that do not stand there refuse the whole. A claim that is there already is not recorded twice.',
      tags: ['claims'],
      params: DossierPath,
      body: ClaimSubmission,
      response: { 200: ClaimReceipt, 201: ClaimReceipt, 207: ClaimBatch, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const batch = batchIn(request)
      if (batch !== undefined) {
        await configurationOf(log, dossier)
        const command = commandOf(request)
        const outcome = await carryOutLines(batch, {
          schema: ClaimSubmission,
          take: async (submission) => ({
            items: await recordClaims(log, { dossier, submission, command: lineCommand(command, submission) }),
          }),
        })
        return answerBatch(request, reply, outcome)
      }
      const items = await recordClaims(log, { dossier, submission: request.body, command: commandOf(request) })
      return reply.code(items.some(({ status }) => status !== 'already-recorded') ? 201 : 200).send({ items })
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/claims/by-hand',
    config: { scope: 'review' },
    schema: {
      operationId: 'enterClaim',
      summary: 'Enter a claim by hand whose wording stands in no document, with the wording',
      description:
        'The wording becomes a document of its own, so that the claim rests on exact words as every other does.',
      tags: ['claims'],
      params: DossierPath,
      body: ClaimByHand,
      response: { 200: EnteredClaim, 201: EnteredClaim, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      await configurationOf(log, dossier)
      const entered = await enterByHand(log, { dossier, entry: request.body, command: commandOf(request) })
      return reply.code(entered.status === 'recorded' ? 201 : 200).send(entered)
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/claims',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listClaims',
      summary: 'Claims, the last said first unless told otherwise',
      description:
        'Filters add up; a filter that is given several times takes any of its values. Claims below the dossier’s confidence threshold are hidden and counted.',
      tags: ['claims'],
      params: DossierPath,
      querystring: ClaimsQuery,
      response: { 200: Claims, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after, pin } = readCursor(request, ClaimListCursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq } = at
      const { filter, clusters, order } = await claimListOf(deps, request.query, at)
      const [claims, hidden] = await Promise.all([
        listClaims(log.db, { dossier, asOfSeq, filter, clusters, order, after, limit }),
        countHiddenClaims(log.db, { dossier, asOfSeq, filter }),
      ])
      const last = claims.length === limit ? claims.at(-1) : undefined
      return {
        seq: asOfSeq,
        hidden,
        items: await highlightClaims(log.db, request.query.q, await presentClaims(log.db, at, claims)),
        next: nextPage(request, reply, last && placeOf(last), at),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/claims/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getClaim',
      summary: 'One claim, retracted ones included',
      description: 'With the tag that decisions about the claim take as `If-Match`.',
      tags: ['claims'],
      params: ClaimPath,
      querystring: TimeQuery.omit({ on: true }),
      response: { 200: RecordedClaim, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: claimId } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const claim = (await readClaims(log.db, at, [claimId])).get(claimId)
      if (claim === undefined) throw new DomainError('unknown-claim', 'The dossier has no such claim.', { claimId })
      await sendTagAt(log, reply, { at, streamId: claimStream({ claimId }) })
      return claim
    },
  })
}
