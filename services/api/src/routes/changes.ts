import type { App } from '../app.ts'
import { Changes } from '../changes/change-json.ts'
import { changesBetween } from '../changes/changes-between.ts'
import { sidesOf } from '../changes/sides.ts'
import { Moment, readSpan } from '../changes/span.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, limitParameter } from '../number-parameters.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkQuery } from '../views/framework-query.ts'
import { TimeQuery } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const ChangesQuery = TimeQuery.pick({ asOfSeq: true, minSeq: true }).extend({
  from: Moment,
  to: Moment.optional(),
  framework: FrameworkQuery.default('all'),
  minimumConfidence: ConfidenceParameter.optional(),
  limit: limitParameter({ preset: 200, most: 500 }).meta({ description: 'Most changes of the views' }),
})

/** What changed between two seqs, instants or days, in records and in a paragraph: the daily brief. */
export function changeRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/changes',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listChanges',
      summary: 'What changed between two seqs, instants or days',
      description:
        'The daily brief: records of what was said, moved, fell due or was decided, and one paragraph that reads them out.',
      tags: ['views'],
      params: DossierPath,
      querystring: ChangesQuery,
      response: { 200: Changes, ...problemResponses },
    },
    handler: async (request) => {
      const { from, to, asOfSeq, minSeq, ...query } = request.query
      const sides = await sidesOf(deps, request.params.dossier, readSpan({ from, to }), { asOfSeq, minSeq })
      return changesBetween(deps, sides, query)
    },
  })
}
