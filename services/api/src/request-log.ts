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

/** Logs it. */
export function writeRequestLine(logger: FastifyBaseLogger, line: RequestLine): void {
  const rounded = { ...line, durationMs: hundredths(line.durationMs) }
  if (line.status >= 500) logger.error(rounded, 'http.request')
  else logger.info(rounded, 'http.request')
}

/** Logs a request that is answered like this again and again: what stays the same is written out once, and needs no redaction. */
export function openRequestLog(
  logger: FastifyBaseLogger,
  { method, route, status, dossier, keyId }: RequestLine,
): (reqId: string, durationMs: number) => void {
  const same = logger.child({ method, route, status, dossier, keyId }, { redact: [] })
  return (reqId, durationMs) => same.info({ reqId, durationMs: hundredths(durationMs) }, 'http.request')
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}
