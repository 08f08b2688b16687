import { DossierId } from '@onrecord/domain'
import { headOf, readEvents } from '@onrecord/event-log'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
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

const EventsQuery = z.strictObject({
  after: AfterParameter.prefault(0).meta({ description: 'Only events with a greater seq' }),
  limit: limitParameter({ preset: 100, most: 1000 }),
})

const EventPage = z
  .strictObject({
    items: z.array(Event),
    lastSeq: z.int().min(0).meta({ description: 'The next page comes `after` it' }),
  })
  .meta({ id: 'EventPage' })

/** The log itself: numbered without a gap, so that `after` the last one seen misses nothing. */
export function eventRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/events',
    config: { scope: 'read', feedToken: 'events' },
    schema: {
      operationId: 'listEvents',
      summary: 'What was recorded, in order',
      tags: ['log'],
      params: DossierPath,
      querystring: EventsQuery,
      response: { 200: EventPage, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { after, limit } = request.query
      if ((await headOf(log, dossier)) === undefined) throw unknownDossier(dossier)
      const items = await readEvents(log, { dossier, after, limit })
      const last = items.at(-1)
      if (last !== undefined && items.length === limit) linkNext(request, reply, { after: String(last.seq) })
      return { items, lastSeq: last?.seq ?? after }
    },
  })
}
