import { ClaimId } from '@onrecord/domain'
import * as z from 'zod'
import type { App } from '../app.ts'
import { recordClaims } from '../claims/record-claims.ts'
import { ClaimSubmission } from '../claims/submission.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { problemResponses } from '../problem.ts'
import { DossierPath } from './parameters.ts'

const RecordedItem = z.strictObject({
  id: ClaimId,
  seq: z.int().min(1).meta({ description: 'Read views with `minSeq` of the last one to find the claims in them' }),
  status: z.enum(['recorded', 'already-recorded']),
})

const ClaimReceipt = z.strictObject({ items: z.array(RecordedItem) }).meta({ id: 'ClaimReceipt' })

/** Who is reported to have said what, in exact words. */
export function claimRoutes(app: App, { log }: ApiDeps): void {
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
}
