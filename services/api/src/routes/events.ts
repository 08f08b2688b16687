import { DossierId } from '@onrecord/domain'
import { headOf, readEvents } from '@onrecord/event-log'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { eventLines } from '../formats/events-ndjson.ts'
import { MEDIA_TYPES, textOf } from '../formats/media-types.ts'
import { formatParameter, negotiate } from '../formats/negotiate.ts'
import { sendPieces } from '../formats/send-pieces.ts'
import { openLogChannel } from '../live/channel.ts'
import { LastEventId } from '../live/last-event-id.ts'
import { openLiveStreams } from '../live/live-streams.ts'
import { serveLive } from '../live/serve-live.ts'
import { AfterParameter, limitParameter } from '../number-parameters.ts'
import { linkNext } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { DossierPath } from './parameters.ts'

const Event = z
  .strictObject({
    dossier: DossierId,
    seq: z.int().min(1),
    eventId: z.uuid(),
    streamId: z.string(),
    streamVersion: z.int().min(1),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    metadata: z.strictObject({
      correlationId: z.string().nullable(),
      causationId: z.string().nullable(),
      actor: z.string().nullable(),
      keyId: z.string().nullable(),
      quiet: z.literal(true).optional().meta({ description: 'No subscriber is told of it' }),
    }),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'Event', description: 'One entry of the log, at its newest version; it holds no words of others' })

const FORMATS = { json: MEDIA_TYPES.json, ndjson: MEDIA_TYPES.ndjson, sse: MEDIA_TYPES.sse }

const EventsQuery = z.strictObject({
  after: AfterParameter.prefault(0).meta({ description: 'Only events with a greater seq' }),
  limit: limitParameter({ preset: 100, most: 1000 }).meta({ description: 'Items a page; of JSON alone' }),
  format: formatParameter(FORMATS),
})

const EventPage = z
  .strictObject({
    items: z.array(Event),
    lastSeq: z.int().min(0).meta({ description: 'The next page comes `after` it' }),
  })
  .meta({ id: 'EventPage' })

const SUCCESS = {
  description: 'A page; with NDJSON all there is now, one event a line; with an event stream that and what is to come',
  content: {
    [FORMATS.json]: { schema: EventPage },
    [FORMATS.ndjson]: textOf(`{"dossier":"port","seq":7,"eventId":"…","type":"DemandRecorded","data":{…}}\n`),
    [FORMATS.sse]: textOf(`id: 7\nevent: DemandRecorded\ndata: {"dossier":"port","seq":7,…}\n\n`),
  },
}

/** The log itself: numbered without a gap, so that `after` the last one seen misses nothing. */
export function eventRoutes(app: App, deps: ApiDeps): void {
  const { log } = deps
  const streams = openLiveStreams(deps, openLogChannel(deps))
  app.addHook('preClose', async () => streams.stop())
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/events',
    config: { scope: 'read', feedToken: 'events' },
    schema: {
      operationId: 'listEvents',
      summary: 'What was recorded, in order',
      description:
        'Events are numbered without a gap, so whoever asks `after` the last seq seen misses nothing. They hold no words of others.',
      tags: ['log'],
      params: DossierPath,
      headers: LastEventId,
      querystring: EventsQuery,
      response: { 200: SUCCESS, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { after, limit, format: asked } = request.query
      const format = negotiate(request, reply, { formats: FORMATS, asked })
      if (format === 'sse') {
        const lastEventId = request.headers['last-event-id']
        const wish = { dossier, lastEventId, after, otherwise: 'first', wants: null } as const
        return serveLive({ deps, streams }, { request, reply }, wish)
      }
      const head = await headOf(log, dossier)
      if (head === undefined) throw unknownDossier(dossier)
      if (format === 'ndjson') {
        return sendPieces(reply, {
          type: FORMATS.ndjson,
          pieces: eventLines(deps, { dossier, after, upTo: head.seq }),
        })
      }
      const items = await readEvents(log, { dossier, after, limit })
      const last = items.at(-1)
      if (last !== undefined && items.length === limit) linkNext(request, reply, { after: String(last.seq) })
      return reply.send({ items, lastSeq: last?.seq ?? after })
    },
  })
}
