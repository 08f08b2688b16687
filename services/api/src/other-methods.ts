import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { HttpProblem } from './problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'TRACE'] as const

/** What some address takes; what Node reads beyond these no address does. */
const TAKEN = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Notes every route from now on; the returned function then has each address answer OPTIONS with the methods that it knows,
 * and all others with 405. What pages of other origins may send is told before (cross-origin.ts). Source: RFC 9110 §9.3.7, §15.5.6.
 */
export function watchMethods(app: App): () => void {
  const known = new Map<string, Set<string>>()
  let watching = true
  app.addHook('onRoute', ({ url, method }) => {
    if (!watching) return
    const methods = known.get(url) ?? new Set()
    for (const name of [method].flat()) methods.add(name)
    known.set(url, methods)
  })
  return () => {
    watching = false
    for (const [url, told] of known) {
      // Of a plugin's prefix, once with and once without a slash, the hook tells one method alone.
      const methods = new Set([...told, ...METHODS.filter((method) => app.hasRoute({ method, url }))])
      const others = METHODS.filter((method) => !methods.has(method))
      const allow = [...methods, 'OPTIONS'].sort().join(', ')
      tell(app, url, allow)
      if (others.length > 0) refuse(app, url, others, allow)
    }
  }
}

/** Refuses what no route was found for: 405 where no address at all takes the method. Throws HttpProblem. */
export async function refuseUnknown({ method }: FastifyRequest): Promise<never> {
  if (TAKEN.includes(method)) throw new HttpProblem('not-found', 'No route has this address; /docs lists them.')
  const allow = TAKEN.join(', ')
  throw new HttpProblem('method-not-allowed', `No address takes this method. Use ${allow}.`, { headers: { allow } })
}

function tell(app: App, url: string, allow: string): void {
  const handler = async (_request: FastifyRequest, reply: FastifyReply) => reply.code(204).header('allow', allow).send()
  app.route({ method: 'OPTIONS', url, schema: { hide: true }, handler })
}

function refuse(app: App, url: string, method: readonly string[], allow: string): void {
  const refusal = async (): Promise<never> => {
    throw new HttpProblem('method-not-allowed', `Use ${allow}.`, { headers: { allow } })
  }
  // Refused before a body is read.
  app.route({ method: [...method], url, schema: { hide: true }, onRequest: refusal, handler: refusal })
}
