import * as z from 'zod'
import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiKey, KeptKey } from '../keys/api-key.ts'
import { changeKey, revokeKey } from '../keys/change-key.ts'
import { issueKey } from '../keys/issue-key.ts'
import { ApiKeyChange, ApiKeyJson, ApiKeySubmission, CreatedApiKey, keyJson } from '../keys/key-json.ts'
import { findKeysById, listKeyRows } from '../keys/key-store.ts'
import { endWithinReach, reaches, requireWithinReach } from '../keys/reach.ts'
import { keyOf } from '../keys/request-key.ts'
import { nextPage, PageQuery, pageOf, readCursor } from '../page.ts'
import { HttpProblem, problemResponses } from '../problem.ts'

const KeyPath = z.strictObject({ id: z.uuid().toLowerCase() })
const Cursor = z.strictObject({ createdAt: z.iso.datetime(), keyId: z.uuid() })
const ApiKeys = pageOf(ApiKeyJson).meta({ id: 'ApiKeys' })

/** Who may do what. An admin key of some dossiers sees and makes keys of these dossiers alone. */
export function apiKeyRoutes(app: App, { log }: ApiDeps): void {
  const findWithinReach = async (viewer: ApiKey, id: string): Promise<KeptKey> => {
    const key = (await findKeysById(log.db, [id])).get(id)
    if (key === undefined || !reaches(viewer, key)) throw unknownKey()
    return key
  }

  app.route({
    method: 'POST',
    url: '/v1/api-keys',
    config: { scope: 'admin' },
    schema: {
      operationId: 'createApiKey',
      summary: 'Make a key; its token is shown this once',
      description:
        'No key can hand on more than it has: neither a scope that it lacks nor a dossier that it does not see.',
      tags: ['keys'],
      body: ApiKeySubmission,
      response: { 201: CreatedApiKey, ...problemResponses },
    },
    handler: async (request, reply) => {
      const wanted = requireWithinReach(keyOf(request), request.body, new Date())
      const { token, key } = await issueKey(log, wanted, commandOf(request))
      reply.code(201).header('location', `/v1/api-keys/${key.keyId}`)
      return { ...keyJson(key), token }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/api-keys',
    config: { scope: 'admin' },
    schema: {
      operationId: 'listApiKeys',
      summary: 'Keys that were not revoked, the newest first',
      description: 'Without their tokens, which are not kept; with when each was last used, give or take a minute.',
      tags: ['keys'],
      querystring: PageQuery,
      response: { 200: ApiKeys, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after } = readCursor(request, Cursor)
      const items = (await listKeyRows(log.db, { within: keyOf(request).dossiers, after, limit })).map(keyJson)
      const last = items.length === limit ? items.at(-1) : undefined
      return { items, next: nextPage(request, reply, last && { createdAt: last.createdAt, keyId: last.id }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/api-keys/:id',
    config: { scope: 'admin' },
    schema: {
      operationId: 'getApiKey',
      summary: 'One key, a revoked one too: events name keys by their ids',
      description: 'Without its token, which is not kept.',
      tags: ['keys'],
      params: KeyPath,
      response: { 200: ApiKeyJson, ...problemResponses },
    },
    handler: async (request) => keyJson(await findWithinReach(keyOf(request), request.params.id)),
  })

  app.route({
    method: 'PATCH',
    url: '/v1/api-keys/:id',
    config: { scope: 'admin' },
    schema: {
      operationId: 'changeApiKey',
      summary: 'Change what a key is called, or when it ends',
      description: 'Scopes and dossiers stay as they were made: another key says so more clearly.',
      tags: ['keys'],
      params: KeyPath,
      body: ApiKeyChange,
      response: { 200: ApiKeyJson, ...problemResponses },
    },
    handler: async (request) => {
      const viewer = keyOf(request)
      const { keyId, label, expiresAt } = await findWithinReach(viewer, request.params.id)
      const asked = request.body.expiresAt
      const change = {
        keyId,
        label: request.body.label ?? label,
        expiresAt: asked === undefined ? expiresAt : endWithinReach(viewer, asked, new Date()),
      }
      const changed = await changeKey(log, change, commandOf(request))
      if (changed === undefined) throw unknownKey()
      return keyJson(changed)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/v1/api-keys/:id',
    config: { scope: 'admin' },
    schema: {
      operationId: 'revokeApiKey',
      summary: 'End a key at once, with its feed tokens and what its webhooks are told',
      description: 'For good. Requests with it are refused from now on.',
      tags: ['keys'],
      params: KeyPath,
      response: { 204: z.undefined().describe('It opens nothing any more'), ...problemResponses },
    },
    handler: async (request, reply) => {
      const { keyId } = await findWithinReach(keyOf(request), request.params.id)
      if (!(await revokeKey(log, keyId, commandOf(request)))) throw unknownKey()
      return reply.code(204).send()
    },
  })
}

function unknownKey(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such key, or it is of other dossiers.')
}
