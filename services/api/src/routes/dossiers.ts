import { ConfigurationFault, DOSSIER_STREAM, DossierConfiguration, DossierId } from '@onrecord/domain'
import { headOf } from '@onrecord/event-log'
import { listDossiers } from '@onrecord/projections'
import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { openDossier } from '../dossiers/open-dossier.ts'
import { Reclassification, reclassificationOf } from '../dossiers/reclassification.ts'
import { replaceConfiguration } from '../dossiers/replace-configuration.ts'
import { requireSound } from '../dossiers/sound-configuration.ts'
import { FROM_LOG, guardOf, IfMatchHeader, sendTag } from '../etag.ts'
import { currentTag } from '../guarded-write.ts'
import { sees } from '../keys/api-key.ts'
import { nextPage, PageQuery, pageOf, readCursor } from '../page.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { DossierPath } from './parameters.ts'

const Dossier = z
  .strictObject({
    id: DossierId,
    title: z.string(),
    seq: z.int().min(1).meta({ description: 'The last number of its log' }),
    recordedAt: z.iso.datetime().meta({ description: 'When that was recorded' }),
    configurationVersion: z.int().min(1),
    reclassification: Reclassification,
    configuration: DossierConfiguration,
  })
  .meta({ id: 'Dossier', description: 'One negotiation being tracked' })

const ConfiguredDossier = Dossier.extend({
  warnings: z.array(ConfigurationFault).meta({ description: 'What is hardly meant; it was taken as it is' }),
}).meta({ id: 'ConfiguredDossier' })

const Dossiers = pageOf(z.strictObject({ id: DossierId, title: z.string(), openedAt: z.iso.datetime() })).meta({
  id: 'Dossiers',
})

/** The negotiations that are tracked. */
export function dossierRoutes(app: App, { log }: ApiDeps): void {
  const present = async (reply: FastifyReply, dossier: string): Promise<z.infer<typeof Dossier>> => {
    // Read before the body, so that the tag is never the newer of the two.
    sendTag(reply, await currentTag(log, { dossier, streamId: DOSSIER_STREAM, reading: FROM_LOG }))
    const { configuration, version } = await configurationOf(log, dossier)
    const reclassification = await reclassificationOf(log, { dossier, version })
    const head = await headOf(log, dossier)
    if (head === undefined) throw new Error(`the log of ${dossier} has no head`)
    const { title } = configuration
    return { id: dossier, title, ...head, configurationVersion: version, reclassification, configuration }
  }

  app.route({
    method: 'POST',
    url: '/v1/dossiers',
    config: { scope: 'admin' },
    schema: {
      operationId: 'openDossier',
      summary: 'Start to track a negotiation',
      description:
        'Opens a dossier under an id that stays, with whatever is configured already: parties, actors, issues, frameworks, sources, time zone. Everything but id and title can be given later.',
      tags: ['dossiers'],
      body: DossierConfiguration,
      response: { 201: ConfiguredDossier, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { id } = request.body
      if (request.apiKey !== null && !sees(request.apiKey, id)) {
        throw new HttpProblem('forbidden', 'The key is for other dossiers.')
      }
      const warnings = requireSound(request.body)
      await openDossier(log, { configuration: request.body, command: commandOf(request) })
      reply.code(201).header('location', `/v1/dossiers/${id}`)
      return { ...(await present(reply, id)), warnings }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers',
    config: { scope: 'read' },
    schema: {
      operationId: 'listDossiers',
      summary: 'The dossiers that the key sees, by id',
      description: 'A key that is limited to dossiers sees those alone.',
      tags: ['dossiers'],
      querystring: PageQuery,
      response: { 200: Dossiers, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after } = readCursor(request, DossierId)
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
      description: 'The configuration in force, with the tag that replacing it takes as `If-Match`.',
      tags: ['dossiers'],
      params: DossierPath,
      response: { 200: Dossier, ...problemResponses },
    },
    handler: async (request, reply) => present(reply, request.params.dossier),
  })

  app.route({
    method: 'PUT',
    url: '/v1/dossiers/:dossier',
    config: { scope: 'admin' },
    schema: {
      operationId: 'replaceConfiguration',
      summary: 'Replace the whole configuration; claims that were there are classified anew',
      description:
        'Takes the whole configuration, guarded by `If-Match`. It becomes a new version; in a recorded step every claim is classified anew by it, except where a reviewer has decided.',
      tags: ['dossiers'],
      params: DossierPath,
      headers: IfMatchHeader,
      body: DossierConfiguration,
      response: { 200: ConfiguredDossier, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const guard = guardOf(request)
      const write = { dossier, configuration: request.body, guard, command: commandOf(request) }
      const warnings = await replaceConfiguration(log, write)
      return { ...(await present(reply, dossier)), warnings }
    },
  })
}
