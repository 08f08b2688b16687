import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Scope } from '@onrecord/domain'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApiKey } from './keys/api-key.ts'

/** The server as routes see it: request and response types come from each route's zod schemas. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be allowed to do here; `open` needs no key. Every route of `/v1` names one. */
    scope?: Scope | 'open'
  }
  interface FastifyRequest {
    /** The key that the request came with; null on open routes. */
    apiKey: ApiKey | null
  }
}
