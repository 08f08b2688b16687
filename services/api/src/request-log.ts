import type { FastifyReply, FastifyRequest } from 'fastify'

/** One wide line a request: the route's pattern and ids, never the query, a header or the body. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { dossier } = (request.params ?? {}) as { dossier?: string }
  const line = {
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 100) / 100,
    dossier: dossier ?? null,
    keyId: request.apiKey?.keyId ?? null,
  }
  if (reply.statusCode >= 500) request.log.error(line, 'http.request')
  else request.log.info(line, 'http.request')
}
