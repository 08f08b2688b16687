import { DOSSIER_STREAM, DossierConfiguration, DossierId } from '@onrecord/domain'
import { headOf } from '@onrecord/event-log'
import { listDossiers } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { openDossier } from '../dossiers/open-dossier.ts'
import { FROM_LOG, sendTag } from '../etag.ts'
import { currentTag } from '../guarded-write.ts'
import { sees } from '../keys/api-key.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { DossierPath } from './parameters.ts'

const Dossier = z
  .strictObject({
    id: DossierId,
    title: z.string(),
    seq: z.int().min(1).meta({ description: 'The last number of its log' }),
    recordedAt: z.iso.datetime().meta({ description: 'When that was recorded' }),
    configurationVersion: z.int().min(1),
    configuration: DossierConfiguration,
  })
  .meta({ id: 'Dossier', description: 'One negotiation being tracked' })

const Dossiers = z
  .strictObject({
    items: z.array(z.strictObject({ id: DossierId, title: z.string(), openedAt: z.iso.datetime() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'Dossiers' })

/** The negotiations that are tracked. */
export function dossierRoutes(app: App, { log }: ApiDeps): void {
  const present = async (dossier: string): Promise<z.infer<typeof Dossier>> => {
    const { configuration, version } = await configurationOf(log, dossier)
    const head = await headOf(log, dossier)
    if (head === undefined) throw new Error(`the log of ${dossier} has no head`)
    return { id: dossier, title: configuration.title, ...head, configurationVersion: version, configuration }
  }

  app.route({
    method: 'POST',
    url: '/v1/dossiers',
    config: { scope: 'admin' },
    schema: {
      operationId: 'openDossier',
      summary: 'Start to track a negotiation',
      tags: ['dossiers'],
      body: DossierConfiguration,
      response: { 201: Dossier, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { id } = request.body
      if (request.apiKey !== null && !sees(request.apiKey, id)) {
        throw new HttpProblem('forbidden', 'The key is for other dossiers.')
      }
      await openDossier(log, { configuration: request.body, command: commandOf(request) })
      return reply
        .code(201)
        .header('location', `/v1/dossiers/${id}`)
        .send(await present(id))
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers',
    config: { scope: 'read' },
    schema: {
      operationId: 'listDossiers',
      summary: 'The dossiers that the key sees, by id',
      tags: ['dossiers'],
      querystring: PageQuery,
      response: { 200: Dossiers, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const after = readCursor(DossierId, cursor)
      const dossiers = request.apiKey?.dossiers ?? undefined
      const found = await listDossiers(log.db, { dossiers, after, limit })
      const items = found.map(({ dossier, title, openedAt }) => ({ id: dossier, title, openedAt }))
      return { items, next: nextPage(request, reply, items.length === limit ? items.at(-1)?.id : undefined) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDossier',
      summary: 'One dossier with its configuration',
      tags: ['dossiers'],
      params: DossierPath,
      response: { 200: Dossier, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      // Read before the body, so that the tag is never the newer of the two.
      sendTag(reply, await currentTag(log, { dossier, streamId: DOSSIER_STREAM, reading: FROM_LOG }))
      return present(dossier)
    },
  })
}
