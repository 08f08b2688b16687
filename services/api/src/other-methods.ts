import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { HttpProblem } from './problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Notes every route from now on; the returned function then has each address answer OPTIONS with the methods that it knows,
 * and all others with 405. Nothing is said of CORS: other origins are not let in. Source: RFC 9110 §9.3.7, §15.5.6.
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
    for (const [url, methods] of known) {
      const others = METHODS.filter((method) => !methods.has(method))
      const allow = [...methods, 'OPTIONS'].sort().join(', ')
      tell(app, url, allow)
      if (others.length > 0) refuse(app, url, others, allow)
    }
  }
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
