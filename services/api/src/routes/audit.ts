import { Sha256 } from '@onrecord/domain'
import { liveDigests } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { problemResponses } from '../problem.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const Digests = z
  .strictObject({ seq: z.int().min(1), views: z.record(z.string(), Sha256) })
  .meta({ id: 'Digests', description: 'SHA-256 of each view’s rows, as a replay of the log must give them' })

/** The means to check that the views follow from the log. */
export function auditRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/audit/digests',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDigests',
      summary: 'Digests of the live views, to hold against a replay',
      description:
        'One digest a view: two servers, or a server and a replay, that have the same rows have the same digests.',
      tags: ['log'],
      params: DossierPath,
      querystring: TimeQuery.omit({ on: true }),
      response: { 200: Digests, ...problemResponses },
    },
    handler: async (request) => {
      const { dossier, asOfSeq } = await viewAt(deps, request.params.dossier, request.query)
      return { seq: asOfSeq, views: await liveDigests(deps.log.db, { dossier, asOfSeq }) }
    },
  })
}
