import { type Actor, DomainError, Slug } from '@onrecord/domain'
import { countSpeaking, findLastStances, listUnknownClaimants, MAX_UNNAMED } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { configuredActorJson, SpeakingActor, unknownActorJson } from '../views/actor-json.ts'
import { TimeQuery, type ViewAt, viewAt } from '../views/view-at.ts'
import { ActorPath, DossierPath } from './parameters.ts'

const ActorQuery = TimeQuery.extend({
  minimumConfidence: ConfidenceParameter.optional(),
})

const ActorsQuery = ActorQuery.extend({
  ...PageQuery.shape,
  party: Slug.optional(),
  known: z
    .enum(['true', 'false'])
    .default('true')
    .meta({
      description: `\`false\`: names that the configuration does not know, the most frequent of the last ${MAX_UNNAMED} such claims first`,
    }),
})

const Actors = z
  .strictObject({ seq: z.int().min(1), items: z.array(SpeakingActor), next: z.string().nullable() })
  .meta({ id: 'Actors' })

const OneActor = SpeakingActor.extend({ seq: z.int().min(1) }).meta({ id: 'OneActor' })

/** Where a page ended: at a configured actor, or at a name among those that nobody has configured. */
const Cursor = z.union([Slug, z.strictObject({ total: z.int(), name: z.string() })])

/** Who speaks in the dossier, and whom nobody has configured. */
export function actorRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log

  const present = async (
    at: ViewAt,
    actors: readonly Actor[],
    query: z.infer<typeof ActorQuery>,
  ): Promise<SpeakingActor[]> => {
    const asked = { ...listOf(at, query), actors: actors.map(({ id }) => id) }
    const [speaking, stances] = await Promise.all([countSpeaking(db, asked), findLastStances(db, asked)])
    return actors.map((actor) =>
      configuredActorJson(actor, speaking.get(actor.id), stances.get(actor.id) ?? [], at.dossier),
    )
  }

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/actors',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listActors',
      summary: 'Who speaks: configured actors as the dossier lists them, or the names that it does not know',
      description: '`known=false` lists the names that no configuration knows yet: candidates for it.',
      tags: ['views'],
      params: DossierPath,
      querystring: ActorsQuery,
      response: { 200: Actors, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { known, party, limit } = request.query
      const { after, pin } = readCursor(request, Cursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      if (known === 'false') {
        const behind = typeof after === 'object' ? after : undefined
        const found = await listUnknownClaimants(db, { ...listOf(at, request.query), party, after: behind, limit })
        const last = found.length === limit ? found.at(-1) : undefined
        return {
          seq: at.asOfSeq,
          items: found.map(unknownActorJson),
          next: nextPage(request, reply, last && { total: last.total, name: last.name }, at),
        }
      }
      const actors = at.configuration.actors.filter((actor) => party === undefined || actor.party === party)
      const start = after === undefined ? 0 : actors.findIndex(({ id }) => id === after) + 1
      const page = actors.slice(start, start + limit)
      const last = start + limit < actors.length ? page.at(-1)?.id : undefined
      return {
        seq: at.asOfSeq,
        items: await present(at, page, request.query),
        next: nextPage(request, reply, last, at),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/actors/:actor',
    config: { scope: 'read' },
    schema: {
      operationId: 'getActor',
      summary: 'One configured actor: how often it has spoken, and its last stance on each issue',
      description: 'Claims counted by kind, roles with their dates, and the last stance on each issue.',
      tags: ['views'],
      params: ActorPath,
      querystring: ActorQuery,
      response: { 200: OneActor, ...problemResponses },
    },
    handler: async (request) => {
      const { dossier, actor: id } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const configured = at.configuration.actors.find((actor) => actor.id === id)
      const [actor] = configured === undefined ? [] : await present(at, [configured], request.query)
      if (actor === undefined) throw new DomainError('unknown-actor', 'The dossier has no such actor.', { actor: id })
      return { seq: at.asOfSeq, ...actor }
    },
  })
}

function listOf({ dossier, asOfSeq, configuration }: ViewAt, query: z.infer<typeof ActorQuery>) {
  const minimumConfidence = query.minimumConfidence ?? configuration.minimumConfidence
  return { dossier, asOfSeq, on: query.on, minimumConfidence }
}
