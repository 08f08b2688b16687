import type { FastifyRequest } from 'fastify'
import type { ApiDeps } from './deps.ts'
import { type ApiKey, mayDo, sees } from './keys/api-key.ts'
import type { KnownKeys } from './keys/known-keys.ts'
import { HttpProblem } from './problem.ts'
import { unknownDossier } from './unknown-dossier.ts'

const BEARER = /^Bearer +(\S+) *$/i

/**
 * Admits a request by the key in its Authorization header, before its body is read, or by a feed token in its query where
 * the route takes one. A dossier that the key doesn't see is not there, whatever else is wrong. Throws HttpProblem or
 * DomainError.
 */
export async function authenticate({ keys }: Pick<ApiDeps, 'keys'>, request: FastifyRequest): Promise<void> {
  const { scope = 'open' } = request.routeOptions.config
  if (scope === 'open') return
  const key = (await keyByFeedToken(keys, request)) ?? (await keyByHeader(keys, request))
  request.apiKey = key
  const { dossier } = request.params as { dossier?: string }
  if (dossier !== undefined && !sees(key, dossier)) throw unknownDossier(dossier)
  if (!mayDo(key, scope)) throw new HttpProblem('forbidden', `The key ${key.handle} lacks the scope ${scope}.`)
}

/** Admits a request again whose answer is still under way. Throws as {@link authenticate} does. */
export async function readmit(deps: ApiDeps, request: FastifyRequest): Promise<void> {
  const token = new URLSearchParams(request.url.split('?')[1]).get('token')
  if (token !== null) (request.query as Record<string, unknown>)['token'] = token
  await authenticate(deps, request)
}

/** The token of the Authorization header, whatever it is worth; undefined where there is none. Source: RFC 6750 §2.1. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return BEARER.exec(headers.authorization ?? '')?.[1]
}

/** What a request says to have been let in by: a key, or a feed token where the route takes one. */
export function presentedToken(request: FastifyRequest): string | undefined {
  const { feedToken } = request.routeOptions.config
  const { token } = (request.query ?? {}) as { token?: unknown }
  const inQuery = feedToken !== undefined && request.headers.authorization === undefined && typeof token === 'string'
  return inQuery ? token : bearerToken(request)
}

async function keyByHeader(keys: KnownKeys, request: FastifyRequest): Promise<ApiKey> {
  const token = bearerToken(request)
  if (token === undefined) throw unauthorized('Send the key in the header "Authorization: Bearer onr_…".')
  const key = await keys.find(token)
  if (key === undefined) throw unauthorized('The key is unknown, revoked or expired.')
  return key
}

/** Undefined where the route takes no feed token, none is sent, or a header says who asks. */
async function keyByFeedToken(keys: KnownKeys, request: FastifyRequest): Promise<ApiKey | undefined> {
  const { feedToken: route } = request.routeOptions.config
  const { dossier } = request.params as { dossier?: string }
  if (route === undefined || dossier === undefined || request.headers.authorization !== undefined) return undefined
  const given = takeToken(request)
  if (given === undefined) return undefined
  const key = given === null ? undefined : await keys.findByFeedToken({ dossier, route, token: given })
  if (key === undefined) {
    throw unauthorized('The feed token is unknown, has ended with the key that made it, or is for another address.')
  }
  return key
}

/**
 * Taken out of the query, which the route's own schema describes without it; read from the address, since a stream asks
 * again while it lasts. More than one is none.
 */
function takeToken(request: FastifyRequest): string | null | undefined {
  const query = request.query as Record<string, unknown>
  delete query['token']
  const [token, ...others] = new URLSearchParams(request.url.split('?')[1]).getAll('token')
  return others.length > 0 ? null : token
}

function unauthorized(detail: string): HttpProblem {
  return new HttpProblem('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="onrecord"' } })
}
