import cors, { type FastifyCorsOptionsDelegateCallback } from '@fastify/cors'
import type { App } from './app.ts'

/** Longest time for which a browser may keep what a preflight was told, seconds. */
const PREFLIGHT_MAX_AGE_S = 600

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What pages may send beyond the plainest headers. */
const SENT = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'prefer',
  'x-request-id',
]

/** What pages may read of an answer beyond the plainest headers. */
const SHOWN = [
  'content-disposition',
  'etag',
  'idempotency-replayed',
  'link',
  'location',
  'preference-applied',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
  'x-request-id',
]

/**
 * Lets pages of these origins call the API with a key of theirs; none: no page of another origin can read an answer.
 * Cookies play no part, so no origin is ever allowed credentials. To be called before whatever may refuse a request, so
 * that a page can read the refusal. Source: fetch.spec.whatwg.org, CORS protocol.
 */
export async function allowOrigins(app: App, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  const delegator: FastifyCorsOptionsDelegateCallback = ({ headers }, done) => {
    const { origin, 'access-control-request-method': asked } = headers
    done(null, {
      origin: origin !== undefined && origins.includes(origin) ? origin : false,
      // Any other OPTIONS is a method that no address takes.
      preflight: asked !== undefined,
      strictPreflight: false,
      methods: METHODS,
      allowedHeaders: SENT,
      exposedHeaders: SHOWN,
      maxAge: PREFLIGHT_MAX_AGE_S,
    })
  }
  await app.register(cors, { delegator })
}
