import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FeedRoute, Scope } from '@onrecord/domain'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApiKey } from './keys/api-key.ts'

/** The server as routes see it: request and response types come from each route's zod schemas. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be allowed to do here; `open` needs no key. Every route of `/v1` names one. */
    scope?: Scope | 'open'
    /** Which feed token opens this route of a dossier too, in `?token=`; the route's own query knows nothing of it. */
    feedToken?: FeedRoute
  }
  interface FastifyRequest {
    /** The key that the request came with, or what a feed token makes of one; null on open routes. */
    apiKey: ApiKey | null
  }
}
