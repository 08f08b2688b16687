import { SYSTEM_LOG } from '@onrecord/domain'
import { derivedCommandId } from '@onrecord/event-log'
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  type EndpointCommand,
  endpointStream,
  listEndpoints,
} from '@onrecord/webhooks/endpoints'
import * as z from 'zod'
import type { App } from '../app.ts'
import { type Command, commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG, guardOf, IfMatchHeader, sendTag } from '../etag.ts'
import { currentTag, guardedWrite } from '../guarded-write.ts'
import { nextPage, PageQuery, pageOf, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { dossiersFor, endpointOf, requireWebhooks, unknownWebhook, viewerOf } from '../webhooks/access.ts'
import { showWebhook, showWebhooks } from '../webhooks/shown.ts'
import { CreatedWebhook, Webhook, webhookJson } from '../webhooks/webhook-json.ts'
import { changesOf, settingsOf, startOf, WebhookChange, WebhookSubmission } from '../webhooks/webhook-wish.ts'

/** The address of one webhook. */
export const WebhookPath = z.strictObject({ id: z.uuid() })

const Cursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() })

/** Who is told of new claims. A key without a list of dossiers sees every endpoint, another those that it made. */
export function webhookRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps

  app.route({
    method: 'POST',
    url: '/v1/webhooks',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'createWebhook',
      summary: 'Be told of claims, from now on or from an earlier place',
      description:
        'The answer holds the secret that signs the deliveries, this once. Addresses that are not public are refused.',
      tags: ['webhooks'],
      body: WebhookSubmission,
      response: { 201: CreatedWebhook, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { secretsKeys, allowLoopback } = requireWebhooks(deps)
      const command = endpointCommand(commandOf(request))
      const start = startOf(request.body.start)
      const wanted = {
        ...settingsOf(request.body, { allowLoopback }),
        id: derivedCommandId(command.commandId, 'webhook'),
        dossiers: dossiersFor(request, request.body.dossiers),
        keyId: command.keyId,
        start,
      }
      const { endpoint, secret, version } = await createEndpoint({ log, secretsKeys }, wanted, command)
      sendTag(reply, { version, reading: FROM_LOG })
      return reply
        .code(201)
        .header('location', `/v1/webhooks/${endpoint.id}`)
        .send({ ...webhookJson(endpoint, []), secret })
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'listWebhooks',
      summary: 'Endpoints that the key may see, the oldest first',
      description: 'A key that is limited to dossiers sees the endpoints that it made.',
      tags: ['webhooks'],
      querystring: PageQuery,
      response: { 200: pageOf(Webhook).meta({ id: 'WebhookList' }), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after } = readCursor(request, Cursor)
      const endpoints = await listEndpoints(log.db, viewerOf(request), { limit, after })
      const items = await showWebhooks(deps, endpoints)
      const last = items.length === limit ? items.at(-1) : undefined
      return { items, next: nextPage(request, reply, last && { createdAt: last.createdAt, id: last.id }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'getWebhook',
      summary: 'One endpoint, without its secret',
      description: 'Its filter, its state, and why it was switched off where it was.',
      tags: ['webhooks'],
      params: WebhookPath,
      response: { 200: Webhook, ...problemResponses },
    },
    handler: async (request, reply) => {
      const endpoint = await endpointOf(deps, request)
      const { shown, reading } = await showWebhook(deps, endpoint)
      sendTag(reply, await currentTag(log, target(endpoint.id, reading)))
      return shown
    },
  })

  app.route({
    method: 'PATCH',
    url: '/v1/webhooks/:id',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'changeWebhook',
      summary: 'Change settings, disable it, enable it again',
      description: 'Only what is named changes. Enabling it again sends what fell due meanwhile.',
      tags: ['webhooks'],
      params: WebhookPath,
      headers: IfMatchHeader,
      body: WebhookChange,
      response: { 200: Webhook, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { secretsKeys, allowLoopback } = requireWebhooks(deps)
      // To who does not see it it is not there, whatever else is wrong.
      const { reading } = await showWebhook(deps, await endpointOf(deps, request))
      const guard = guardOf(request)
      const changes = changesOf(request.body, { allowLoopback })
      const command = endpointCommand(commandOf(request))
      await guardedWrite(log, { ...target(request.params.id, reading), guard }, async (version) => {
        const endpoint = await endpointOf(deps, request)
        await changeEndpoint({ log, secretsKeys }, { endpoint, changes, version }, command)
      })
      const changed = await showWebhook(deps, await endpointOf(deps, request))
      sendTag(reply, await currentTag(log, target(request.params.id, changed.reading)))
      return changed.shown
    },
  })

  app.route({
    method: 'DELETE',
    url: '/v1/webhooks/:id',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'deleteWebhook',
      summary: 'Be told of nothing any more',
      description: 'What was due to it is dropped.',
      tags: ['webhooks'],
      params: WebhookPath,
      response: { 204: z.undefined().describe('It is gone'), ...problemResponses },
    },
    handler: async (request, reply) => {
      const key = { viewer: viewerOf(request), id: request.params.id }
      const isGone = await deleteEndpoint(log, key, endpointCommand(commandOf(request)))
      if (!isGone) throw unknownWebhook()
      return reply.code(204).send()
    },
  })
}

/** A request's command as the store of endpoints takes it. */
export function endpointCommand({ commandId, metadata }: Command): EndpointCommand {
  return { commandId, actor: metadata.actor, keyId: metadata.keyId }
}

function target(id: string, reading: string) {
  return { dossier: SYSTEM_LOG, streamId: endpointStream(id), reading }
}
