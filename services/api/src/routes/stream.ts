import { WebhookFilter } from '@onrecord/webhooks'
import { isWanted } from '@onrecord/webhooks/telling'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { MEDIA_TYPES, textOf } from '../formats/media-types.ts'
import { negotiate } from '../formats/negotiate.ts'
import { openTellingChannel } from '../live/channel.ts'
import { FilterQuery } from '../live/filter-query.ts'
import { LastEventId } from '../live/last-event-id.ts'
import { openLiveStreams } from '../live/live-streams.ts'
import { serveLive } from '../live/serve-live.ts'
import { AfterParameter } from '../number-parameters.ts'
import { problemResponses } from '../problem.ts'
import { DossierPath } from './parameters.ts'

const FORMATS = { sse: MEDIA_TYPES.sse }

const StreamQuery = FilterQuery.extend({
  after: AfterParameter.optional().meta({
    description: 'Begin after this seq; left out: what is recorded from now on',
  }),
})

const SUCCESS = {
  description:
    'Events whose `data` is what a webhook would be sent (CloudEvents 1.0), `event` its type and `id` its seq; it does not end by itself',
  content: {
    [FORMATS.sse]: textOf(
      `id: 7\nevent: onrecord.claim.recorded\ndata: {"specversion":"1.0","type":"onrecord.claim.recorded",…}\n\n`,
    ),
  },
}

/** What subscribers are told, as it is recorded: who said what, in words. */
export function streamRoutes(app: App, deps: ApiDeps): void {
  const streams = openLiveStreams(deps, openTellingChannel(deps))
  app.addHook('preClose', async () => streams.stop())
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/stream',
    config: { scope: 'read', feedToken: 'stream' },
    schema: {
      operationId: 'streamClaims',
      summary: 'New claims, changed positions and passed dates as they come, in words',
      description:
        'Server-sent events, each as a webhook would be sent it. Who comes back with `Last-Event-ID` goes on after it; a sign of life comes every 15 seconds.',
      tags: ['log'],
      params: DossierPath,
      headers: LastEventId,
      querystring: StreamQuery,
      response: { 200: SUCCESS, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { after, ...wished } = request.query
      negotiate(request, reply, { formats: FORMATS })
      const filter = WebhookFilter.parse(wished)
      return serveLive(
        { deps, streams },
        { request, reply },
        {
          dossier: request.params.dossier,
          lastEventId: request.headers['last-event-id'],
          after,
          otherwise: 'now',
          wants: (telling) => isWanted(filter, telling),
        },
      )
    },
  })
}
