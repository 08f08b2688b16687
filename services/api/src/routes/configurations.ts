import {
  ConfigurationChange,
  ConfigurationFault,
  DossierConfiguration,
  diffConfigurations,
  readConfiguration,
} from '@onrecord/domain'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationAt, configurationOf } from '../dossiers/configuration.ts'
import { lostReferences } from '../dossiers/lost-references.ts'
import { refuseOther } from '../dossiers/replace-configuration.ts'
import { OrdinalParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, pageOf, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { listConfigurationVersions } from '../store.ts'
import { DossierPath } from './parameters.ts'

const Version = z.int().min(1)

const recorded = {
  version: Version,
  seq: z.int().min(1),
  recordedAt: z.iso.datetime(),
  by: z.string().nullable().meta({ description: 'The key that brought it' }),
}

const ConfigurationVersion = z.strictObject({ ...recorded, title: z.string() }).meta({ id: 'ConfigurationVersion' })
const RecordedConfiguration = z
  .strictObject({ ...recorded, configuration: DossierConfiguration })
  .meta({ id: 'RecordedConfiguration' })

const Diff = z
  .strictObject({ from: Version, to: Version, changes: z.array(ConfigurationChange) })
  .meta({ id: 'ConfigurationDiff' })

const DryRun = z
  .strictObject({
    valid: z.boolean().meta({ description: 'Whether a replacement by it would be taken' }),
    faults: z.array(ConfigurationFault),
    from: Version.meta({ description: 'The version in force, which it is held against' }),
    changes: z.array(ConfigurationChange).meta({ description: 'None where it is not valid' }),
  })
  .meta({ id: 'ConfigurationDryRun' })

const DiffQuery = z.strictObject({
  from: OrdinalParameter.optional().meta({ description: 'Left out: the one before `to`' }),
  to: OrdinalParameter.optional().meta({ description: 'Left out: the one in force' }),
})

/** The configurations that a dossier has had, and what became of them. */
export function configurationRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/configurations',
    config: { scope: 'read' },
    schema: {
      operationId: 'listConfigurations',
      summary: 'Every configuration that the dossier has had, the newest first',
      description: 'Each version with when it was made and by whom; the log keeps all of them.',
      tags: ['dossiers'],
      params: DossierPath,
      querystring: PageQuery,
      response: { 200: pageOf(ConfigurationVersion).meta({ id: 'ConfigurationVersions' }), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { limit } = request.query
      await configurationOf(log, dossier)
      const { after: before } = readCursor(request, Version)
      const items = await listConfigurationVersions(log.db, { dossier, before, limit })
      return { items, next: nextPage(request, reply, items.length === limit ? items.at(-1)?.version : undefined) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/configurations/:version',
    config: { scope: 'read' },
    schema: {
      operationId: 'getConfiguration',
      summary: 'A configuration as it was',
      description: 'Claims name the version that they were classified by; this is what it said.',
      tags: ['dossiers'],
      params: DossierPath.extend({ version: OrdinalParameter }),
      response: { 200: RecordedConfiguration, ...problemResponses },
    },
    handler: async ({ params }) => configurationAt(log, params),
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/configurations/diff',
    config: { scope: 'read' },
    schema: {
      operationId: 'diffConfigurations',
      summary: 'What became of a configuration from one version to another',
      description: 'Members added, removed and changed between two versions, each with its place.',
      tags: ['dossiers'],
      params: DossierPath,
      querystring: DiffQuery,
      response: { 200: Diff, ...problemResponses },
    },
    handler: async (request) => {
      const { dossier } = request.params
      const to = request.query.to ?? (await configurationOf(log, dossier)).version
      const from = request.query.from ?? Math.max(1, to - 1)
      const [before, after] = await Promise.all([from, to].map((version) => configurationAt(log, { dossier, version })))
      const changes = before && after ? diffConfigurations(before.configuration, after.configuration) : []
      return { from, to, changes }
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/configurations/diff',
    config: { scope: 'read' },
    schema: {
      operationId: 'tryConfiguration',
      summary: 'What a replacement would change, and what is wrong with it; nothing is stored',
      description:
        'Validates a replacement and compares it with what is in force, so that one sees the effect before anything is recorded.',
      tags: ['dossiers'],
      params: DossierPath,
      body: z.looseObject({}).meta({ id: 'ProposedConfiguration', description: 'A whole configuration, sound or not' }),
      response: { 200: DryRun, ...problemResponses },
    },
    handler: async (request) => {
      const { dossier } = request.params
      const { configuration: before, version } = await configurationOf(log, dossier)
      const { configuration, faults } = readConfiguration(request.body)
      if (configuration === null) return { valid: false, faults, from: version, changes: [] }
      refuseOther(dossier, configuration)
      const lost = await lostReferences(log.db, { dossier, before, after: configuration })
      const changes = diffConfigurations(before, configuration)
      return { valid: true, faults: [...faults, ...lost], from: version, changes }
    },
  })
}
