import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'

/**
 * Has `step` see each request of a server before the framework does, which sees none that `step` has answered (true). The
 * one that is put there last comes first. A listener beside the framework's would do, but two take longer to be called.
 */
export function beforeFramework(
  server: Server,
  step: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const [next, ...others] = server.listeners('request') as RequestListener[]
  if (next === undefined || others.length > 0) throw new Error('the server has no framework, or listeners beside it')
  server.removeListener('request', next)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!step(request, response)) next(request, response)
  })
}
