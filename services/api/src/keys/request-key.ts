import type { FastifyRequest } from 'fastify'
import type { ApiKey } from './api-key.ts'

/** The key that a request came with, on a route that is not open. */
export function keyOf({ apiKey, routeOptions }: FastifyRequest): ApiKey {
  if (apiKey === null) throw new Error(`${routeOptions.url} names no scope`)
  return apiKey
}
