import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'

/** One wide line a request: the route's pattern and ids, never the query, a header or the body. */
export type RequestLine = {
  method: string
  route: string | null
  status: number
  durationMs: number
  dossier: string | null
  keyId: string | null
}

/** What is logged of a request that was answered. */
export function requestLine(request: FastifyRequest, reply: FastifyReply): RequestLine {
  const { dossier } = (request.params ?? {}) as { dossier?: string }
  return {
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    durationMs: reply.elapsedTime,
    dossier: dossier ?? null,
    keyId: request.apiKey?.keyId ?? null,
  }
}

/** Logs it; `reqId` where the logger is not the request's own. */
export function writeRequestLine(logger: FastifyBaseLogger, line: RequestLine & { reqId?: string }): void {
  const rounded = { ...line, durationMs: Math.round(line.durationMs * 100) / 100 }
  if (line.status >= 500) logger.error(rounded, 'http.request')
  else logger.info(rounded, 'http.request')
}
