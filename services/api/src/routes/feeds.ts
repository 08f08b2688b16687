import { derivedCommandId } from '@onrecord/event-log'
import { addFeed, changeFeed, findFeed, listFeeds, removeFeed } from '@onrecord/intake/feeds'
import { HTTPS_PORTS, parseEndpointUrl } from '@onrecord/webhooks'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { FeedChanges, FeedSubmission, feedJson, PolledFeed } from '../feeds/feed-json.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { DossierPath } from './parameters.ts'

const FeedPath = DossierPath.extend({ id: z.uuid() })

/** Feeds that are polled for a dossier; what is new in them becomes documents. */
export function pollingRoutes(app: App, { log, feeds }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/feeds',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'addFeed',
      summary: 'Have a feed polled from now on',
      description:
        'RSS, Atom or JSON Feed. Each item becomes a document of the feed’s one source, once; an item that was edited is a document of its own. Addresses that are not public are refused.',
      tags: ['documents'],
      params: DossierPath,
      body: FeedSubmission,
      response: { 201: PolledFeed, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      await configurationOf(log, dossier)
      const rules = { allowLoopback: feeds?.allowLoopback ?? false, ports: HTTPS_PORTS }
      const { href } = parseEndpointUrl(request.body.url, rules)
      const command = commandOf(request)
      const id = derivedCommandId(command.commandId, 'feed')
      const feed = await addFeed(log, { ...request.body, dossier, id, url: href }, command)
      if (feed === undefined) throw new HttpProblem('conflict', 'The dossier polls this address already.')
      return reply.code(201).header('location', `/v1/dossiers/${dossier}/feeds/${id}`).send(feedJson(feed))
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/feeds',
    config: { scope: 'read' },
    schema: {
      operationId: 'listFeeds',
      summary: 'The feeds that are polled, and how their last polls went',
      description: 'When each was polled last and will be next, and at which stage it failed where it did.',
      tags: ['documents'],
      params: DossierPath,
      response: {
        200: z.strictObject({ items: z.array(PolledFeed) }).meta({ id: 'PolledFeeds' }),
        ...problemResponses,
      },
    },
    handler: async (request) => {
      const { dossier } = request.params
      await configurationOf(log, dossier)
      return { items: (await listFeeds(log.db, dossier)).map(feedJson) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/feeds/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getFeed',
      summary: 'One feed, and how its last poll went',
      description: 'When it was polled last and will be next, and at which stage it failed where it did.',
      tags: ['documents'],
      params: FeedPath,
      response: { 200: PolledFeed, ...problemResponses },
    },
    handler: async (request) => {
      const feed = await findFeed(log.db, request.params)
      if (feed === undefined) throw unknownFeed()
      return feedJson(feed)
    },
  })

  app.route({
    method: 'PATCH',
    url: '/v1/dossiers/:dossier/feeds/:id',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'changeFeed',
      summary: 'Change a feed, and have it polled at once',
      description: 'Only what is named changes. One that was disabled goes on from where it was.',
      tags: ['documents'],
      params: FeedPath,
      body: FeedChanges,
      response: { 200: PolledFeed, ...problemResponses },
    },
    handler: async (request) => {
      const feed = await changeFeed(log, { ...request.params, changes: request.body }, commandOf(request))
      if (feed === undefined) throw unknownFeed()
      return feedJson(feed)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/v1/dossiers/:dossier/feeds/:id',
    config: { scope: 'ingest' },
    schema: {
      operationId: 'removeFeed',
      summary: 'Poll a feed no more; its documents stay',
      description: 'What is being fetched at the moment may still arrive.',
      tags: ['documents'],
      params: FeedPath,
      response: { 204: z.undefined().describe('It is gone'), ...problemResponses },
    },
    handler: async (request, reply) => {
      if (!(await removeFeed(log, request.params, commandOf(request)))) throw unknownFeed()
      return reply.code(204).send()
    },
  })
}

function unknownFeed(): HttpProblem {
  return new HttpProblem('not-found', 'The dossier has no such feed.')
}
