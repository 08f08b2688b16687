import type { FastifyRequest } from 'fastify'
import type { ApiDeps } from './deps.ts'
import { mayDo, sees } from './keys/api-key.ts'
import { findKey } from './keys/find-key.ts'
import { HttpProblem } from './problem.ts'
import { unknownDossier } from './unknown-dossier.ts'

const BEARER = /^Bearer +(\S+) *$/i

/**
 * Admits a request by the key in its Authorization header, before its body is read. A dossier that the key doesn't see
 * is not there, whatever else is wrong. Throws HttpProblem or DomainError.
 */
export async function authenticate(deps: ApiDeps, request: FastifyRequest): Promise<void> {
  const { scope = 'open' } = request.routeOptions.config
  if (scope === 'open') return
  const token = bearerToken(request)
  const key = token === undefined ? undefined : await findKey(deps.log.db, token, new Date())
  if (key === undefined) throw unauthorized(token)
  request.apiKey = key
  const { dossier } = request.params as { dossier?: string }
  if (dossier !== undefined && !sees(key, dossier)) throw unknownDossier(dossier)
  if (!mayDo(key, scope)) throw new HttpProblem('forbidden', `The key ${key.handle} lacks the scope ${scope}.`)
}

/** The token of the Authorization header, whatever it is worth; undefined where there is none. Source: RFC 6750 §2.1. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return BEARER.exec(headers.authorization ?? '')?.[1]
}

function unauthorized(token: string | undefined): HttpProblem {
  const detail =
    token === undefined
      ? 'Send the key in the header "Authorization: Bearer onr_…".'
      : 'The key is unknown, revoked or expired.'
  return new HttpProblem('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="onrecord"' } })
}
