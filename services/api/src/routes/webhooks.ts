import { derivedCommandId } from '@onrecord/event-log'
import { HTTPS_PORTS, parseEndpointUrl } from '@onrecord/webhooks'
import {
  createEndpoint,
  deleteEndpoint,
  findEndpoint,
  listAttempts,
  listEndpoints,
  type Viewer,
} from '@onrecord/webhooks/endpoints'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { limitParameter } from '../number-parameters.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { Attempt, CreatedWebhook, Webhook, WebhookSubmission, webhookJson } from '../webhooks/webhook-json.ts'

const WebhookPath = z.strictObject({ id: z.uuid() })
const AttemptsQuery = z.strictObject({
  limit: limitParameter({ preset: 50, most: 500 }),
  before: z.iso.datetime().optional().meta({ description: 'Only attempts before this instant' }),
})

/** Who is told of new claims. A key without a list of dossiers sees every endpoint, another those that it made. */
export function webhookRoutes(app: App, { log, webhooks }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/webhooks',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'createWebhook',
      summary: 'Be told of claims that are recorded from now on',
      tags: ['webhooks'],
      body: WebhookSubmission,
      response: { 201: CreatedWebhook, ...problemResponses },
    },
    handler: async (request, reply) => {
      if (webhooks === null) throw new HttpProblem('webhooks-off', 'This server was started without a secrets key.')
      const { url, description, filter, dossiers } = request.body
      const { commandId, metadata } = commandOf(request)
      const wanted = {
        id: derivedCommandId(commandId, 'webhook'),
        url: parseEndpointUrl(url, { allowLoopback: webhooks.allowLoopback, ports: HTTPS_PORTS }),
        description,
        filter,
        dossiers: dossiersFor(request, dossiers),
        keyId: metadata.keyId,
      }
      const deps = { log, secretsKey: webhooks.secretsKey }
      const { endpoint, secret } = await createEndpoint(deps, wanted, { commandId, actor: metadata.actor })
      return reply
        .code(201)
        .header('location', `/v1/webhooks/${endpoint.id}`)
        .send({ ...webhookJson(endpoint), secret })
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'listWebhooks',
      summary: 'Endpoints that the key may see',
      tags: ['webhooks'],
      response: {
        200: z.strictObject({ items: z.array(Webhook) }).meta({ id: 'WebhookList' }),
        ...problemResponses,
      },
    },
    handler: async (request) => ({ items: (await listEndpoints(log.db, viewerOf(request))).map(webhookJson) }),
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'getWebhook',
      summary: 'One endpoint, without its secret',
      tags: ['webhooks'],
      params: WebhookPath,
      response: { 200: Webhook, ...problemResponses },
    },
    handler: async (request) => {
      const endpoint = await findEndpoint(log.db, { viewer: viewerOf(request), id: request.params.id })
      if (endpoint === undefined) throw unknownWebhook()
      return webhookJson(endpoint)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/v1/webhooks/:id',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'deleteWebhook',
      summary: 'Be told of nothing any more',
      tags: ['webhooks'],
      params: WebhookPath,
      response: { 204: z.undefined().describe('It is gone'), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { commandId, metadata } = commandOf(request)
      const key = { viewer: viewerOf(request), id: request.params.id }
      const isGone = await deleteEndpoint(log, key, { commandId, actor: metadata.actor })
      if (!isGone) throw unknownWebhook()
      return reply.code(204).send()
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id/attempts',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'listWebhookAttempts',
      summary: 'What was tried to deliver, newest first',
      tags: ['webhooks'],
      params: WebhookPath,
      querystring: AttemptsQuery,
      response: {
        200: z.strictObject({ items: z.array(Attempt) }).meta({ id: 'WebhookAttemptList' }),
        ...problemResponses,
      },
    },
    handler: async (request) => {
      const { limit, before } = request.query
      const attempts = await listAttempts(log.db, {
        viewer: viewerOf(request),
        id: request.params.id,
        limit,
        ...(before === undefined ? {} : { before: new Date(before) }),
      })
      if (attempts === undefined) throw unknownWebhook()
      return { items: attempts.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })) }
    },
  })
}

function viewerOf({ apiKey }: FastifyRequest): Viewer {
  return { keyId: apiKey?.keyId ?? null, dossiers: apiKey?.dossiers ?? null }
}

/** What the key sees now, or the part of it that is asked for; a dossier that it does not see is not there. */
function dossiersFor({ apiKey }: FastifyRequest, asked: string[] | undefined): readonly string[] | null {
  const own = apiKey?.dossiers ?? null
  if (asked === undefined) return own
  const unseen = own === null ? undefined : asked.find((dossier) => !own.includes(dossier))
  if (unseen !== undefined) throw unknownDossier(unseen)
  return asked
}

function unknownWebhook(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such webhook, or the key does not see it.')
}
