import type { FastifyHttpOptions, RawServerDefault } from 'fastify'
import type { App } from './app.ts'

/** Within what times, ms, the head of a request and all of it must have arrived. */
export type Patience = { headMs: number; requestMs: number }

/** 2 MB in half a minute is 0.5 Mbit/s. */
export const PATIENCE = { headMs: 10_000, requestMs: 30_000 } as const satisfies Patience

/** How often connections are looked through for those beyond their time, ms. Node's own 30 s would double the bounds. */
const CHECK_EVERY_MS = 1000

/** An idle connection is kept, ms: longer than the minute that load balancers keep theirs, or they would use a closed one. */
const KEEP_ALIVE_MS = 65_000

/** Bytes of a request's head. A key takes 60, a long query 2000. */
const MAX_HEADER_BYTES = 16_384

/** Requests a connection: then it is closed, so that clients spread over new processes in time. */
const REQUESTS_A_CONNECTION = 100_000

/** What bounds a connection in time and size. Source: nodejs.org/api/http.html. */
export function connectionOptions({ headMs, requestMs }: Patience) {
  return {
    requestTimeout: requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxRequestsPerSocket: REQUESTS_A_CONNECTION,
    http: {
      headersTimeout: headMs,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // Answered by us, as every refusal is.
      requireHostHeader: false,
    },
  } satisfies FastifyHttpOptions<RawServerDefault>
}

/** Bounds how many connections are open; further ones are closed at once, which a client or a balancer tries again. */
export function boundConnections(app: App, most: number): void {
  app.server.maxConnections = most
}
