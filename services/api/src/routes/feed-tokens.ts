import { headOf } from '@onrecord/event-log'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { type ApiKey, mayDo } from '../keys/api-key.ts'
import {
  CreatedFeedToken,
  FeedTokenJson,
  FeedTokenSubmission,
  feedPath,
  feedTokenJson,
} from '../keys/feed-token-json.ts'
import { listFeedTokenRows } from '../keys/feed-token-store.ts'
import { issueFeedToken, revokeFeedToken } from '../keys/issue-feed-token.ts'
import { findKeysById } from '../keys/key-store.ts'
import { endWithinReach } from '../keys/reach.ts'
import { keyOf } from '../keys/request-key.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { DossierPath } from './parameters.ts'

const FeedTokenPath = DossierPath.extend({ id: z.uuid() })

/** Tokens for calendars and feed readers. A key sees and ends those that it made; an admin key those of the dossier. */
export function feedTokenRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/feed-tokens',
    config: { scope: 'read' },
    schema: {
      operationId: 'createFeedToken',
      summary: 'Make a token that reads one route of the dossier from its address alone',
      description:
        'For calendars and feed readers, which can send no header: the token stands in the address, opens one route of one dossier for reading, and is redacted in logs.',
      tags: ['keys'],
      params: DossierPath,
      body: FeedTokenSubmission,
      response: { 201: CreatedFeedToken, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier } = request.params
      const { route, label, expiresAt } = request.body
      const maker = keyOf(request)
      const now = new Date()
      if ((await headOf(log, dossier)) === undefined) throw unknownDossier(dossier)
      const end = endWithinReach(maker, expiresAt, now)
      const wanted = { dossier, route, label, keyId: maker.keyId, expiresAt: end, now }
      const { secret, token } = await issueFeedToken(log, wanted, commandOf(request))
      const known = await findKeysById(log.db, [maker.keyId])
      reply.code(201)
      return {
        ...feedTokenJson(token, known.get(maker.keyId), now),
        token: secret,
        path: feedPath(token, secret),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/feed-tokens',
    config: { scope: 'read' },
    schema: {
      operationId: 'listFeedTokens',
      summary: 'Feed tokens that the key may see, the newest first',
      description: 'Without their secrets, which are not kept.',
      tags: ['keys'],
      params: DossierPath,
      response: {
        200: z.strictObject({ items: z.array(FeedTokenJson) }).meta({ id: 'FeedTokenList' }),
        ...problemResponses,
      },
    },
    handler: async (request) => {
      const { dossier } = request.params
      if ((await headOf(log, dossier)) === undefined) throw unknownDossier(dossier)
      const tokens = await listFeedTokenRows(log.db, { dossier, keyId: ownAlone(request) })
      const makers = await findKeysById(log.db, [...new Set(tokens.map(({ keyId }) => keyId))])
      const now = new Date()
      return { items: tokens.map((token) => feedTokenJson(token, makers.get(token.keyId), now)) }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/v1/dossiers/:dossier/feed-tokens/:id',
    config: { scope: 'read' },
    schema: {
      operationId: 'revokeFeedToken',
      summary: 'End a feed token',
      description: 'For good. Whoever reads by it is refused from now on.',
      tags: ['keys'],
      params: FeedTokenPath,
      response: { 204: z.undefined().describe('It opens nothing any more'), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, id: tokenId } = request.params
      const isEnded = await revokeFeedToken(log, { dossier, tokenId, keyId: ownAlone(request) }, commandOf(request))
      if (!isEnded) throw new HttpProblem('not-found', 'There is no such feed token, or the key does not see it.')
      return reply.code(204).send()
    },
  })
}

/** Whose tokens alone a request may see; undefined: everybody's. */
function ownAlone(request: FastifyRequest): string | undefined {
  const key: ApiKey = keyOf(request)
  return mayDo(key, 'admin') ? undefined : key.keyId
}
