import { DomainError, sourceIdOf, sourceStream } from '@onrecord/domain'
import { findPublishing, findSourceName, listGrades, listSourceNames } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG } from '../etag.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { GradeGiven, gradeJson, Publisher, sourceJson } from '../views/source-json.ts'
import { sendTagAt } from '../views/tag-at.ts'
import { TimeQuery, type ViewAt, viewAt } from '../views/view-at.ts'
import { DossierPath, SourcePath } from './parameters.ts'

const SourceQuery = TimeQuery.extend({
  minimumConfidence: ConfidenceParameter.optional(),
})

const Sources = z
  .strictObject({ seq: z.int().min(1), items: z.array(Publisher), next: z.string().nullable() })
  .meta({ id: 'Sources' })

const GradedPublisher = Publisher.extend({
  seq: z.int().min(1),
  grades: z.array(GradeGiven).meta({ description: 'All that reviewers have given, the latest first' }),
}).meta({ id: 'GradedPublisher' })

/** Who publishes what the dossier knows, and how far each is trusted. */
export function sourceRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log

  const present = async (
    at: ViewAt,
    names: readonly string[],
    query: z.infer<typeof SourceQuery>,
  ): Promise<Publisher[]> => {
    const { dossier, asOfSeq, configuration } = at
    const minimumConfidence = query.minimumConfidence ?? configuration.minimumConfidence
    const publishing = await findPublishing(db, { dossier, asOfSeq, names, minimumConfidence, on: query.on })
    return names.map((name) => sourceJson(at, name, publishing.get(name)))
  }

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sources',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listSources',
      summary: 'Publishers by name, with what they have told and how reliable they are',
      description: 'How many documents and claims each has told, from when to when, and how far it is trusted.',
      tags: ['views'],
      params: DossierPath,
      querystring: SourceQuery.extend(PageQuery.shape),
      response: { 200: Sources, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after, pin } = readCursor(request, z.string())
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration } = at
      const configured = configuration.sources.map(({ name }) => name)
      const names = await listSourceNames(db, { dossier, asOfSeq, configured, after, limit })
      return {
        seq: asOfSeq,
        items: await present(at, names, request.query),
        next: nextPage(request, reply, names.length === limit ? names.at(-1) : undefined, at),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/sources/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getSource',
      summary: 'One publisher with every grade that reviewers have given it',
      description: 'With who graded it, when and why.',
      tags: ['views'],
      params: SourcePath,
      querystring: SourceQuery,
      response: { 200: GradedPublisher, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: sourceId } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const { asOfSeq, configuration } = at
      const configured = configuration.sources.find(({ name }) => sourceIdOf(name) === sourceId)
      const name = configured?.name ?? (await findSourceName(db, { dossier, asOfSeq, sourceId }))
      const [source] = name === undefined ? [] : await present(at, [name], request.query)
      if (source === undefined)
        throw new DomainError('unknown-source', 'The dossier has no such source.', { source: sourceId })
      const grades = await listGrades(db, { dossier, asOfSeq, sourceId })
      // A grade is decided from the log alone, so no version of a view is part of its tag.
      const tagged = { ...at, reading: FROM_LOG }
      await sendTagAt(deps.log, reply, { at: tagged, streamId: sourceStream({ source: source.name }) })
      return { seq: asOfSeq, ...source, grades: grades.map(gradeJson) }
    },
  })
}
