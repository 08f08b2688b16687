import {
  Act,
  ClaimId,
  ClaimKind,
  claimStream,
  Day,
  DocumentId,
  DomainError,
  Phase,
  RecordedClaim,
  Review,
  Slug,
} from '@onrecord/domain'
import { countHiddenClaims, listClaims } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { ClaimWarning, recordClaims } from '../claims/record-claims.ts'
import { ClaimSubmission } from '../claims/submission.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { presentClaims, readClaims } from '../views/read-claims.ts'
import { sendTagAt } from '../views/tag-at.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { ClaimPath, DossierPath } from './parameters.ts'

const RecordedItem = z.strictObject({
  id: ClaimId,
  seq: z.int().min(1).meta({ description: 'Read views with `minSeq` of the last one to find the claims in them' }),
  status: z.enum(['recorded', 'already-recorded']),
  warnings: z.array(ClaimWarning).meta({ description: 'What could not be kept: names that nobody knows' }),
})

const ClaimReceipt = z.strictObject({ items: z.array(RecordedItem) }).meta({ id: 'ClaimReceipt' })

const ClaimsQuery = TimeQuery.extend({
  ...PageQuery.shape,
  kind: ClaimKind.optional(),
  act: Act.optional(),
  party: Slug.optional(),
  actor: Slug.optional(),
  issue: Slug.optional(),
  framework: FrameworkQuery.default('all'),
  phase: z.coerce.number<string>().pipe(Phase).optional(),
  document: DocumentId.optional(),
  review: Review.optional(),
  saidFrom: Day.optional(),
  saidTo: Day.optional(),
  minimumConfidence: z.coerce.number<string>().min(0).max(1).optional(),
  clusters: z.enum(['folded', 'apart']).optional().meta({
    description: '`folded`: of claims that tell the same the one said first; `apart`, also within a document: all',
  }),
})

const Claims = z
  .strictObject({
    seq: z.int().min(1),
    hidden: z.int().min(0).meta({ description: 'Claims below the confidence threshold' }),
    items: z.array(RecordedClaim),
    next: z.string().nullable(),
  })
  .meta({ id: 'Claims' })

const Cursor = z.strictObject({ said: z.string(), claimId: ClaimId })

/** Who is reported to have said what, in exact words. */
export function claimRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/claims',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'submitClaims',
      summary: 'Submit ready-made claims of a document, all or none',
      tags: ['claims'],
      params: DossierPath,
      body: ClaimSubmission,
      response: { 200: ClaimReceipt, 201: ClaimReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const items = await recordClaims(log, { dossier, submission: request.body, command: commandOf(request) })
      return reply.code(items.some(({ status }) => status === 'recorded') ? 201 : 200).send({ items })
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/claims',
    config: { scope: 'read' },
    schema: {
      operationId: 'listClaims',
      summary: 'Claims, the last said first',
      tags: ['claims'],
      params: DossierPath,
      querystring: ClaimsQuery,
      response: { 200: Claims, ...problemResponses },
    },
    handler: async (request, reply) => {
      const {
        asOfSeq: _,
        asOfTime: __,
        minSeq: ___,
        limit,
        cursor,
        framework,
        saidFrom,
        saidTo,
        on,
        clusters,
        ...same
      } = request.query
      const at = await viewAt(deps, request.params.dossier, request.query)
      const { configuration, today, ...asOf } = at
      const filter = {
        ...same,
        framework: frameworkAsked(configuration, framework, on ?? today),
        from: saidFrom,
        on: earlier(on, saidTo),
        minimumConfidence: same.minimumConfidence ?? configuration.minimumConfidence,
      }
      const folding = clusters ?? (same.document === undefined ? 'folded' : 'apart')
      const after = readCursor(Cursor, cursor)
      const claims = await listClaims(log.db, { ...asOf, filter, clusters: folding, after, limit })
      const hidden = await countHiddenClaims(log.db, { ...asOf, filter })
      const last = claims.length === limit ? claims.at(-1) : undefined
      return {
        seq: at.asOfSeq,
        hidden,
        items: await presentClaims(log.db, at, claims),
        next: nextPage(request, reply, last && { said: last.said, claimId: last.claimId }),
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

/** Both bound what was said: the earlier day counts. */
function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a < b ? a : b
}
