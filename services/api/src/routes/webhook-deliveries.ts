import { DossierId } from '@onrecord/domain'
import { WebhookEvent } from '@onrecord/webhooks'
import { findHealth, listAttempts, redeliver, rotateSecret, testEndpoint } from '@onrecord/webhooks/endpoints'
import { openConfigurations } from '@onrecord/webhooks/telling'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { invalidPart } from '../invalid-part.ts'
import { AfterParameter, limitParameter, OrdinalParameter } from '../number-parameters.ts'
import { linkNext, nextPage, PageQuery, pageOf, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { endpointOf, requireToldOf, requireWebhooks, unknownWebhook, viewerOf } from '../webhooks/access.ts'
import { readTold } from '../webhooks/told.ts'
import { Attempt, attemptJson, RotatedSecret, statisticsJson, WebhookStatistics } from '../webhooks/webhook-json.ts'
import { RedeliverySubmission, redeliveryOf } from '../webhooks/webhook-wish.ts'
import { endpointCommand, WebhookPath } from './webhooks.ts'

const LogName = z.string().regex(/^(_system|[a-z0-9-]{1,64})$/, 'a dossier, or `_system` for tests')

const AttemptsQuery = PageQuery.extend({
  outcome: z.enum(['delivered', 'failed']).optional().meta({ description: 'Of the attempt itself' }),
  dossier: LogName.optional(),
  seq: OrdinalParameter.optional().meta({ description: 'Only attempts at this event' }),
})

const AttemptCursor = z.strictObject({
  at: z.iso.datetime(),
  dossier: LogName,
  seq: z.int().min(1),
  attempt: z.int().min(1),
})

const ToldQuery = z.strictObject({
  dossier: DossierId.optional().meta({ description: 'May be left out where the webhook has one dossier' }),
  after: AfterParameter.prefault(0).meta({ description: 'The `last` of the answer before' }),
  limit: limitParameter({ preset: 100, most: 500 }),
})

const Told = z
  .strictObject({
    items: z.array(WebhookEvent),
    last: z.int().min(0).meta({ description: 'All up to there has been looked at: ask `after` it next' }),
    head: z.int().min(0).meta({ description: 'Where the log ends; `last` below it: there is more at once' }),
  })
  .meta({ id: 'WebhookEventPage' })

const DAY_S = 86_400

/** What was sent to an endpoint, what is to be sent again, and what it would be sent. */
export function webhookDeliveryRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  const configurations = openConfigurations()

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id/attempts',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'listWebhookAttempts',
      summary: 'What was tried to deliver, newest first',
      description: 'Each with its status, how long it took, what was answered, and at which stage it failed.',
      tags: ['webhooks'],
      params: WebhookPath,
      querystring: AttemptsQuery,
      response: { 200: pageOf(Attempt).meta({ id: 'WebhookAttemptList' }), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit, outcome, dossier, seq } = request.query
      const { after: before } = readCursor(request, AttemptCursor)
      const asked = { viewer: viewerOf(request), id: request.params.id, limit, outcome, dossier, seq, before }
      const attempts = await listAttempts(log.db, asked)
      if (attempts === undefined) throw unknownWebhook()
      const items = attempts.map(attemptJson)
      const last = items.length === limit ? items.at(-1) : undefined
      const place = last && { at: last.at, dossier: last.dossier, seq: last.seq, attempt: last.attempt }
      return { items, next: nextPage(request, reply, place) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id/statistics',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'getWebhookStatistics',
      summary: 'How an endpoint is doing: outcomes, times, what waits, what is blocked',
      description: 'Counted from the attempts that are kept, and from what is due now.',
      tags: ['webhooks'],
      params: WebhookPath,
      response: { 200: WebhookStatistics, ...problemResponses },
    },
    handler: async (request) => statisticsJson(await findHealth(log.db, (await endpointOf(deps, request)).id)),
  })

  app.route({
    method: 'GET',
    url: '/v1/webhooks/:id/events',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'listWebhookEvents',
      summary:
        'What the webhook is told of a dossier, to be fetched: the same bodies, nothing between two seqs left out',
      description:
        'For consumers behind a firewall: no endpoint has to answer. Ask again with the `after` that the answer names.',
      tags: ['webhooks'],
      params: WebhookPath,
      querystring: ToldQuery,
      response: { 200: Told, ...problemResponses },
    },
    handler: async (request, reply) => {
      const endpoint = await endpointOf(deps, request)
      const { after, limit } = request.query
      const only = endpoint.dossiers?.length === 1 ? endpoint.dossiers[0] : undefined
      const dossier = request.query.dossier ?? only
      if (dossier === undefined) throw invalidPart('query', '/dossier', 'is needed: this webhook has several dossiers')
      requireToldOf(endpoint, [dossier])
      const told = await readTold({ log, configurations }, endpoint, { dossier, after, limit })
      if (told.last < told.head) linkNext(request, reply, { after: String(told.last) })
      return told
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/webhooks/:id/redeliveries',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'redeliverWebhook',
      summary: 'Send events once more, with the ids that they had',
      description: 'One event, all that failed, or everything since a seq or an instant; each with the id that it had.',
      tags: ['webhooks'],
      params: WebhookPath,
      body: RedeliverySubmission,
      response: {
        202: z
          .strictObject({
            due: z
              .int()
              .nullable()
              .meta({ description: 'Deliveries that are due by this; null: the log is read for them' }),
          })
          .meta({ id: 'WebhookRedeliveryAccepted' }),
        ...problemResponses,
      },
    },
    handler: async (request, reply) => {
      const endpoint = await endpointOf(deps, request)
      const redelivery = redeliveryOf(request.body)
      if (redelivery.of === 'after') requireToldOf(endpoint, Object.keys(redelivery.seqs))
      const due = await redeliver(log, { endpoint, redelivery }, endpointCommand(commandOf(request)))
      return reply.code(202).send({ due })
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/webhooks/:id/test',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'testWebhook',
      summary: 'Have a test delivered; its attempts are those of this seq of the log `_system`',
      description: 'Sent like any other, whatever the filter says.',
      tags: ['webhooks'],
      params: WebhookPath,
      response: {
        202: z
          .strictObject({ dossier: z.literal('_system'), seq: z.int().min(1), eventId: z.uuid() })
          .meta({ id: 'WebhookTestAccepted' }),
        ...problemResponses,
      },
    },
    handler: async (request, reply) => {
      const endpoint = await endpointOf(deps, request)
      const { seq, eventId } = await testEndpoint(log, endpoint, endpointCommand(commandOf(request)))
      return reply.code(202).send({ dossier: '_system', seq, eventId })
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/webhooks/:id/secret',
    config: { scope: 'webhooks' },
    schema: {
      operationId: 'rotateWebhookSecret',
      summary: 'A new secret; for a while deliveries carry both signatures',
      description:
        'The answer holds the new secret, this once. Until the old one ends, either is enough to verify a delivery.',
      tags: ['webhooks'],
      params: WebhookPath,
      body: z
        .strictObject({
          graceSeconds: z
            .int()
            .min(0)
            .max(7 * DAY_S)
            .meta({ description: 'How long the old secret signs as well; 0: it is known to others, stop at once' }),
        })
        .meta({ id: 'SecretRotation' }),
      response: { 200: RotatedSecret, ...problemResponses },
    },
    handler: async (request) => {
      const { secretsKeys } = requireWebhooks(deps)
      const { id } = await endpointOf(deps, request)
      const graceEndsAt = new Date(Date.now() + request.body.graceSeconds * 1000)
      const command = endpointCommand(commandOf(request))
      const rotated = await rotateSecret({ log, secretsKeys }, { id, graceEndsAt }, command)
      return { secret: rotated.secret, graceEndsAt: rotated.graceEndsAt.toISOString() }
    },
  })
}
