import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { authenticate, presentedToken } from './auth.ts'
import type { ApiDeps } from './deps.ts'
import { countRequest, refuseGuessing } from './limits/limit-requests.ts'
import type { Limits } from './limits/limits.ts'
import { HttpProblem } from './problem.ts'
import { checkHead } from './request-head.ts'

/** Who is let in, in this order: by Host, by wrong keys tried, by key, by rate. Nothing of a request's body is read before. */
export function admitRequests(app: App, deps: ApiDeps, limits: Limits): void {
  const { keys, allowedHosts } = deps
  app.addHook('onRequest', async (request, reply) => {
    checkHead(request, allowedHosts)
    const token = presentedToken(request)
    if (token !== undefined && !keys.wasGood(token)) refuseGuessing(limits, request, reply)
    const refusal = await refusalOf(deps, request)
    const isWrongKey = token !== undefined && refusal instanceof HttpProblem && refusal.code === 'unauthorized'
    countRequest(limits, request, reply, { isWrongKey })
    if (refusal !== undefined) throw refusal
  })
}

/** What a request is refused with; it counts all the same. */
async function refusalOf(deps: ApiDeps, request: FastifyRequest): Promise<Error | undefined> {
  try {
    await authenticate(deps, request)
    return undefined
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}
