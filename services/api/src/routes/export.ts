import type { App } from '../app.ts'
import { AllClaimsQuery, claimListOf } from '../claims/claims-query.ts'
import type { ApiDeps } from '../deps.ts'
import { claimPages } from '../formats/claim-pages.ts'
import { claimRows } from '../formats/claims-csv.ts'
import { claimGraph } from '../formats/claims-json-ld.ts'
import { claimLines } from '../formats/claims-lines.ts'
import { jsonOf, MEDIA_TYPES, textOf } from '../formats/media-types.ts'
import { formatParameter, negotiate } from '../formats/negotiate.ts'
import { originOf } from '../formats/origin.ts'
import { sendPieces } from '../formats/send-pieces.ts'
import { problemResponses } from '../problem.ts'
import { viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const FORMATS = { ndjson: MEDIA_TYPES.ndjson, csv: MEDIA_TYPES.csv, jsonld: MEDIA_TYPES.jsonLd }

const SUCCESS = {
  description: 'All claims of the list, in one answer; one that was cut off does not end as HTTP has it',
  content: {
    [FORMATS.ndjson]: textOf(
      '{"claim":{"id":"…","kind":"demand",…},"classification":{…},"document":{…},"record":{…}}\n',
    ),
    [FORMATS.csv]: textOf(
      'kind,act,words,claimants,party,…\r\ndemand,demand,Double pay for the night,Ada Brandt,union,…\r\n',
    ),
    [FORMATS.jsonld]: jsonOf({ '@context': {}, '@graph': [{ '@type': 'Claim', text: 'Double pay for the night' }] }),
  },
}

/** Claims to be taken elsewhere: into a sheet, a program, a graph. */
export function exportRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/export',
    config: { scope: 'read', feedToken: 'export', costly: true },
    schema: {
      operationId: 'exportClaims',
      summary: 'All claims of a list in one file: NDJSON, CSV or JSON-LD',
      description: 'The filters of the list of claims, without pages. It is made while it is sent.',
      tags: ['claims'],
      params: DossierPath,
      querystring: AllClaimsQuery.safeExtend({ format: formatParameter(FORMATS) }),
      response: { 200: SUCCESS, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { format: asked, ...query } = request.query
      const format = negotiate(request, reply, { formats: FORMATS, asked })
      const at = await viewAt(deps, request.params.dossier, query)
      const { dossier, asOfSeq, configuration } = at
      const pages = claimPages(deps, at, await claimListOf(deps, query, at))
      const pieces = {
        ndjson: () => claimLines(pages),
        csv: () => claimRows(pages),
        jsonld: () => claimGraph(deps, pages, { dossier, base: `${originOf(request)}/`, configuration }),
      }[format]()
      reply.header('content-disposition', `attachment; filename="${dossier}-${asOfSeq}.${format}"`)
      return sendPieces(reply, { type: FORMATS[format], pieces })
    },
  })
}
