import type { App } from './app.ts'
import { HttpProblem } from './problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Notes every route from now on; the returned function then answers all other methods of each address with 405. */
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
      const allow = [...methods].sort().join(', ')
      if (others.length > 0) refuse(app, url, others, allow)
    }
  }
}

function refuse(app: App, url: string, method: readonly string[], allow: string): void {
  const refusal = async (): Promise<never> => {
    throw new HttpProblem('method-not-allowed', `Use ${allow}.`, { headers: { allow } })
  }
  // Refused before a body is read.
  app.route({ method: [...method], url, schema: { hide: true }, onRequest: refusal, handler: refusal })
}
